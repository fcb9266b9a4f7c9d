/**
 * Badges and PINs of the demo plant's people: no secrets, the demo page shows them. Keys and verifiers stand here ready
 * made, because making one takes a while by intention; a test makes them anew and compares.
 */
export const demoPins = [
  {
    person: 'ana',
    badge: 'BADGE-ANA-4175',
    pin: '271828',
    salt: 'juRoOZ6eCplCxmpL621psg',
    key: 'm4Ed850nbCc_kxxJ6L0_LtJ5pwCTM3MqoM1d_6ASzMI',
    verifier: 'ry6vCnavjZPkKffASHa_EhZRJL8uctJ6YtYVVSdCfkw',
  },
  {
    person: 'ben',
    badge: 'BADGE-BEN-2093',
    pin: '314159',
    salt: 'AKiVSjF5q8p-D8LVooK7hA',
    key: 'vAVqHz8bxFtlM7a9c85euWAjGupAihVGuVGTBAPmv2A',
    verifier: 'i2qqzyLxYxAejw-17liEUZsHcjOm3rU9FxT3Ieeiewc',
  },
  {
    person: 'carla',
    badge: 'BADGE-CARLA-8816',
    pin: '161803',
    salt: 'NXxlKeALYg60lINlG8M85w',
    key: 'yD_DGtJlpNAJCik54Kluw0R9bDDw5WVkiC1gBSpB6TU',
    verifier: 'apFe0ymQdLfY19w-wKw_b7qIy3sHBrQ_nRK8On9r0fQ',
  },
  {
    person: 'dov',
    badge: 'BADGE-DOV-5520',
    pin: '141421',
    salt: '0whteJuFBAwl9pmHPxgMrA',
    key: 'qA_qqhlbFWOWCVleyUK3O9innDg8_ZGk0r97sEzj-DY',
    verifier: 'VpT6lR1pyOogH6UHURyvKHKxABam3f1SYIPzjP9vBNM',
  },
  {
    person: 'eve',
    badge: 'BADGE-EVE-7034',
    pin: '577215',
    salt: 'a4oeDAG8MptBbr4HWyVXuA',
    key: '4nSzroKcsARxSLYIsS_zzRf6fl12vm8RSYIzuLCgoWc',
    verifier: '7mVKaIW4KlwrwzTa8EzGUmJMU24fhjxYnljC7skIf1U',
  },
] as const;
