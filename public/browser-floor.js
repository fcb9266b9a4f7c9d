/* Runs before the program, in any browser: sets the theme before the first paint, and says what is missing where Lotline
   cannot run (Chrome and Android WebView before 109, Safari before 17, a plain http address). Old syntax on purpose. */
(function () {
  'use strict';
  var root = document.documentElement;

  function chosenTheme() {
    try {
      var kept = JSON.parse(localStorage.getItem('lotline-profile') || '{}').theme;
      if (kept === 'day' || kept === 'night' || kept === 'contrast') return kept;
    } catch (error) {
      /* No storage, or nothing kept: the browser decides. */
    }
    var asks = function (query) {
      return !!window.matchMedia && matchMedia(query).matches;
    };
    return asks('(prefers-contrast: more)') ? 'contrast' : asks('(prefers-color-scheme: dark)') ? 'night' : 'day';
  }
  root.setAttribute('data-theme', chosenTheme());

  var missing = [];
  function need(has, english, german) {
    if (!has) missing.push([english, german]);
  }
  need(
    window.isSecureContext !== false,
    'A secure address (https). Open the https address that the server shows.',
    'Eine sichere Adresse (https). \u00d6ffnen Sie die https-Adresse, die der Server anzeigt.',
  );
  need('serviceWorker' in navigator || window.isSecureContext === false, 'Working offline (service worker).', 'Arbeiten ohne Netz (Service Worker).');
  need('indexedDB' in window, 'A database on this device.', 'Eine Datenbank auf diesem Ger\u00e4t.');
  need(window.isSecureContext === false || !!(window.crypto && crypto.subtle), 'Signing of work (Web Crypto).', 'Signieren der Arbeit (Web Crypto).');
  need(window.isSecureContext === false || 'locks' in navigator, 'Locks between windows (Web Locks).', 'Sperren zwischen Fenstern (Web Locks).');
  need('HTMLDialogElement' in window, 'Dialogs.', 'Dialoge.');
  need(typeof structuredClone === 'function' && 'findLast' in Array.prototype, 'Chrome or Android WebView 109, or Safari 17, or newer.', 'Chrome oder Android WebView ab 109, oder Safari ab 17.');
  if (missing.length === 0) return;

  root.setAttribute('data-floor', 'missing');
  document.addEventListener('DOMContentLoaded', function () {
    var german = /^de/i.test(navigator.language || '');
    var page = document.createElement('main');
    page.setAttribute('style', 'font: 18px/1.5 sans-serif; max-width: 36em; margin: 2em auto; padding: 0 1em');
    function add(tag, text) {
      var element = document.createElement(tag);
      element.appendChild(document.createTextNode(text));
      return element;
    }
    page.appendChild(add('h1', german ? 'Dieser Browser ist zu alt f\u00fcr Lotline' : 'Lotline cannot run in this browser'));
    page.appendChild(add('p', german ? 'Es fehlt:' : 'What is missing:'));
    var list = document.createElement('ul');
    for (var i = 0; i < missing.length; i += 1) list.appendChild(add('li', missing[i][german ? 1 : 0]));
    page.appendChild(list);
    page.appendChild(
      add(
        'p',
        german
          ? 'Aktualisieren Sie den Browser, oder fragen Sie nach einem anderen Ger\u00e4t. Bereits gespeicherte Arbeit bleibt erhalten.'
          : 'Update the browser, or ask for another device. Work that was saved here stays here.',
      ),
    );
    page.appendChild(add('p', navigator.userAgent));
    var app = document.getElementById('app');
    if (app) app.parentNode.replaceChild(page, app);
  });
})();
