import { expect, test } from 'vitest';
import { day } from '../base/calendar.ts';
import { dateConflict, datesOf, isExpired, noDates, shiftDates } from './expiry.ts';

const rule = { expirationDays: 365, bestBeforeDays: 30, removalDays: 45, alertDays: 60 };
const arrived = day('2026-11-21');

test('[EXP-1] without a date on the label all four are counted from receipt', () => {
  expect(datesOf(rule, {}, arrived)).toEqual({
    expiration: '2027-11-21',
    bestBefore: '2027-10-22',
    removal: '2027-10-07',
    alert: '2027-09-22',
  });
});

test('[EXP-2] AI 17 sets expiration, the others are counted back from it', () => {
  expect(datesOf(rule, { expiration: day('2027-06-30') }, arrived)).toEqual({
    expiration: '2027-06-30',
    bestBefore: '2027-05-31',
    removal: '2027-05-16',
    alert: '2027-05-01',
  });
});

test('[EXP-2] AI 15 sets best-before, expiration is counted forward from it', () => {
  expect(datesOf(rule, { bestBefore: day('2027-05-31') }, arrived)).toMatchObject({
    bestBefore: '2027-05-31',
    expiration: '2027-06-30',
  });
});

test('[EXP-2] a product without a rule keeps what its label says', () => {
  expect(datesOf(null, {}, arrived)).toEqual(noDates);
  expect(datesOf(null, { expiration: day('2027-06-30') }, arrived)).toMatchObject({
    expiration: '2027-06-30',
    removal: '2027-06-30',
    alert: null,
  });
});

test('[EXP-2] editing expiration shifts the other three by as many days', () => {
  const dates = datesOf(rule, {}, arrived);
  expect(shiftDates(dates, day('2027-11-28'))).toEqual({
    expiration: '2027-11-28',
    bestBefore: '2027-10-29',
    removal: '2027-10-14',
    alert: '2027-09-29',
  });
});

test('[EXP-3] a conflict is named only where both say something', () => {
  const dates = datesOf(rule, { expiration: day('2027-06-30') }, arrived);
  expect(dateConflict(dates, { expiration: day('2027-06-30') })).toBeNull();
  expect(dateConflict(dates, {})).toBeNull();
  expect(dateConflict(dates, { bestBefore: day('2027-06-01') })).toEqual({
    known: '2027-05-31',
    label: '2027-06-01',
  });
});

test('[EXP-4] the day of expiration itself is still good', () => {
  const dates = { ...noDates, expiration: arrived };
  expect([isExpired(dates, arrived), isExpired(dates, day('2026-11-22'))]).toEqual([false, true]);
});
