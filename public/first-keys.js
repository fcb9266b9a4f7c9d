/* Runs before the program: keeps what a scanner types while the program is still being read, so that a scan made on a
   screen that is only just coming up is not lost. The program asks for it once (src/app/first-keys.ts). Old syntax on
   purpose: a browser that cannot run the program runs this, too. */
(function () {
  'use strict';
  /* More than any person scans before the first screen stands. */
  var most = 4000;
  var keys = [];
  function keep(event) {
    if (keys.length < most) keys.push(event);
  }
  document.addEventListener('keydown', keep, true);
  document.addEventListener('keyup', keep, true);
  window.lotlineFirstKeys = function () {
    document.removeEventListener('keydown', keep, true);
    document.removeEventListener('keyup', keep, true);
    return keys.splice(0);
  };
})();
