// The first script of every page, before its first paint: the theme, a word to browsers that are too old,
// and the overlay for a program that broke. Written without anything that an old browser cannot read.

(function () {
  'use strict';

  var root = document.documentElement;
  var shown = false;

  try {
    var theme = localStorage.getItem('k/theme');
    if (theme && /^[a-z-]{1,20}$/.test(theme)) root.setAttribute('data-theme', theme);
  } catch (blocked) { /* the device's own theme stays */ }

  function whenRead(act) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
    else act();
  }

  function element(tag, className, text) {
    var made = document.createElement(tag);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(text, className, act) {
    var made = element('button', className, text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  function reload() {
    location.reload();
  }

  // A strip above the page: what the server sent can be read all the same.
  window.kartaSay = function (text, canReload) {
    whenRead(function () {
      var strip = element('div', 'start-notice');
      strip.setAttribute('role', 'alert');
      strip.appendChild(element('p', 'start-notice-text', text));
      if (canReload) strip.appendChild(button('Перезагрузить', 'start-notice-button', reload));
      document.body.insertBefore(strip, document.body.firstChild);
    });
  };

  function localPairs() {
    var pairs = {};
    try {
      for (var at = 0; at < localStorage.length; at += 1) {
        var key = localStorage.key(at);
        if (key.indexOf('k/') === 0) pairs[key] = localStorage.getItem(key);
      }
    } catch (blocked) { /* what was read so far goes into the file */ }
    return pairs;
  }

  // The mirror holds what the kill of a browser takes from localStorage. It may be absent or never answer.
  function mirrorPairs(done) {
    var pairs = {};
    var isDone = false;
    function finish() {
      if (isDone) return;
      isDone = true;
      done(pairs);
    }
    setTimeout(finish, 3000);
    try {
      var opening = indexedDB.open('karta');
      // Not there yet: must not be made here, empty.
      opening.onupgradeneeded = function () { opening.transaction.abort(); };
      opening.onerror = finish;
      opening.onsuccess = function () {
        try {
          var cursor = opening.result.transaction('mirror').objectStore('mirror').openCursor();
          cursor.onerror = finish;
          cursor.onsuccess = function () {
            var found = cursor.result;
            if (!found) return finish();
            pairs[found.key] = found.value;
            return found['continue']();
          };
        } catch (absent) { finish(); }
      };
    } catch (blocked) { finish(); }
  }

  function save(message) {
    mirrorPairs(function (mirror) {
      var build = document.querySelector('meta[name="karta-build"]');
      var content = {
        karta: 1,
        saved: new Date().toISOString(),
        build: build && build.content,
        message: message,
        local: localPairs(),
        mirror: mirror
      };
      var blob = new Blob([JSON.stringify(content, null, 1)], { type: 'application/octet-stream' });
      var link = element('a', '');
      link.href = URL.createObjectURL(blob);
      link.download = 'karta-' + content.saved.slice(0, 10) + '.json';
      overlayHome().appendChild(link);
      link.click();
      link.parentNode.removeChild(link);
    });
  }

  function overlayHome() {
    return document.querySelector('.panic-overlay') || document.body;
  }

  function overlay(message) {
    var dialog = element('dialog', 'panic-overlay');
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-labelledby', 'panic-title');
    var title = element('h1', 'panic-title', 'Что-то сломалось. Ваши правки на устройстве целы.');
    title.id = 'panic-title';
    var buttons = element('div', 'panic-buttons');
    buttons.appendChild(button('Сохранить файл', 'panic-button', function () { save(message); }));
    buttons.appendChild(button('Перезагрузить', 'panic-button panic-button-main', reload));
    var details = element('details', 'panic-details');
    details.appendChild(element('summary', '', 'Что случилось'));
    details.appendChild(element('pre', '', message));
    [title, buttons, details].forEach(function (part) { dialog.appendChild(part); });
    // The app behind it is dead: there is nothing to go back to.
    dialog.addEventListener('cancel', function (event) { event.preventDefault(); });
    dialog.addEventListener('close', function () { dialog.showModal(); });
    document.body.appendChild(dialog);
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute('open', '');
    buttons.lastChild.focus();
  }

  // A form of the rendered page knows no address: sent before the app stands there, it would only empty itself.
  document.addEventListener('submit', function (event) {
    if (document.getElementById('rendered')) event.preventDefault();
  }, true);

  // Called by the program's panic hook, and below by traps that no hook sees.
  window.kartaPanic = function (message) {
    if (shown) return;
    shown = true;
    whenRead(function () { overlay(String(message)); });
  };

  function isTrap(error) {
    return window.WebAssembly && error instanceof WebAssembly.RuntimeError;
  }

  window.addEventListener('error', function (event) {
    if (isTrap(event.error)) window.kartaPanic(event.message);
  });
  window.addEventListener('unhandledrejection', function (event) {
    if (isTrap(event.reason)) window.kartaPanic(event.reason.message);
  });

  // The level of Chromium 109, Firefox ESR 115 and Safari 16.4.
  function isNewEnough() {
    return typeof WebAssembly === 'object'
      && 'noModule' in document.createElement('script')
      && typeof Array.prototype.findLast === 'function'
      && typeof structuredClone === 'function'
      && typeof window.CSSLayerBlockRule === 'function'
      && 'showModal' in document.createElement('dialog')
      && Boolean(HTMLScriptElement.supports && HTMLScriptElement.supports('importmap'));
  }

  if (isNewEnough()) {
    var boot = document.createElement('script');
    boot.type = 'module';
    boot.src = '/boot.js';
    boot.onerror = function () {
      window.kartaSay('Не удалось загрузить «Карту». Проверьте связь и перезагрузите страницу.', true);
    };
    document.head.appendChild(boot);
  } else {
    window.kartaSay('Этот браузер слишком старый для «Карты»: читать можно, править нельзя. '
      + 'Обновите его или откройте страницу в Chrome, Яндекс Браузере, Firefox или Safari последней версии.');
  }
}());
