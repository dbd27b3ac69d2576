// What tools/shots.mjs looks at: page, size, scenario of the fake, and the touches that lead there.
const TALL = [1080, 1920];
const PAD = [1280, 800];
const HALL = [1920, 1080];
const DESK = [1440, 900];
const SMALL_DESK = [1280, 720];
const PHONE = [390, 844];

const tap = (selector) => async (page) => {
  await page.locator(selector).first().tap();
};
const wait = (ms) => async (page) => page.waitForTimeout(ms);
const all =
  (...steps) =>
  async (page) => {
    for (const step of steps) {
      await step(page);
    }
  };
const take = all(tap('[data-svc="social-card"]'), wait(1500));
const english = tap('ph-bar button[lang=en]');
const elder = tap('ph-bar button:nth-of-type(2)');

const kiosk = (name, scenario, steps, size = TALL) => ({ name: `kiosk-${name}`, page: 'kiosk', size, scenario, steps });
const pad = (name, steps, scenario = '', size = PAD) => ({ name: `pad-${name}`, page: 'pad', size, scenario, steps });
const station = (name, scenario, steps, size = TALL) => ({
  name: `print-${name}`,
  page: 'print',
  size,
  scenario,
  steps,
});
const counter = (name, scenario, size = DESK, steps = undefined) => ({
  name: `counter-${name}`,
  page: 'counter',
  size,
  scenario,
  steps,
});
const display = (name, scenario, steps, reduced = true, size = HALL) => ({
  name: `display-${name}`,
  page: 'display',
  size,
  scenario,
  steps,
  reduced,
});
const phone = (name, scenario, steps, page = 'phone') => ({
  name: `${page}-${name}`,
  page,
  size: PHONE,
  scenario,
  query: '&t=abc',
  steps,
});

export const shots = [
  kiosk('home', ''),
  kiosk('home-768', '', undefined, [768, 1366]),
  kiosk('home-800', '', undefined, [800, 1280]),
  kiosk('home-en', '', english),
  kiosk('class-list', '', tap('ph-bar > .btn')),
  kiosk('class-list-en', '', all(english, tap('ph-bar > .btn'))),
  kiosk('class-chosen', '', all(tap('ph-bar > .btn'), tap('[data-svc]'))),
  kiosk('class-chosen-768', '', all(tap('ph-bar > .btn'), tap('[data-svc]')), [768, 1366]),
  kiosk('home-large', 'large'),
  kiosk('home-large-800', 'large', undefined, [800, 1280]),
  kiosk('home-large-en', 'large', english),
  kiosk('home-offline', 'link-down'),
  kiosk('home-paper', 'printer'),
  kiosk('home-paper-768', 'printer', undefined, [768, 1366]),
  kiosk('home-disk', 'disk-full'),
  kiosk('home-dead', 'dead', wait(6000)),
  kiosk('home-loading', 'loading'),
  kiosk('home-closed', 'closed'),
  kiosk('home-before', 'before'),
  kiosk('busy', 'busy', all(tap('[data-svc="social-card"]'), wait(300))),
  kiosk('elder', '', elder),
  kiosk('elder-800', '', elder, [800, 1280]),
  kiosk('elder-en', '', all(english, elder)),
  kiosk('elder-offline', 'link-down', elder),
  kiosk('elder-all', '', all(elder, tap('ph-service-row[door] button'))),
  kiosk('elder-all-800', 'large', all(elder, tap('ph-service-row[door] button')), [800, 1280]),
  kiosk('slip', '', take),
  kiosk('slip-printing', 'slow', take),
  kiosk('slip-768', '', take, [768, 1366]),
  kiosk('slip-800', 'large', take, [800, 1280]),
  kiosk('slip-en', 'large', all(english, take)),
  kiosk('slip-elder', '', all(elder, take)),
  kiosk('slip-offline', 'link-down', take),
  kiosk('fault', 'refused', take),
  kiosk('fault-printer', 'printer', take),
  kiosk('fault-plain', 'refused-plain', take),
  kiosk('fault-en', 'refused,large', all(english, take)),
  kiosk('fault-elder', 'printer', all(elder, take)),
  kiosk('fault-768', 'refused', take, [768, 1366]),
  kiosk('fault-800', 'refused', take, [800, 1280]),
  kiosk('fault-helped', 'refused', all(take, tap('.acts .pri'), wait(400))),
  kiosk('fault-phone', 'refused', all(take, tap('.two .btn'), wait(400))),
  kiosk('fault-withdrawn', 'refused', all(take, tap('.acts .btn:nth-child(2)'), wait(400))),
  kiosk('unsure', 'unsure', take),
  kiosk('unsure-en', 'unsure', all(english, take)),
  kiosk('scan-ticket', 'scan-ticket', wait(600)),
  kiosk('scan-ticket-800', 'scan-ticket', wait(600), [800, 1280]),
  kiosk('scan-withdraw', 'scan-ticket', all(wait(600), tap('.acts .btn:nth-child(1)'))),
  kiosk('scan-called', 'scan-called', wait(600)),
  kiosk('scan-booked', 'scan-booked', wait(600)),
  kiosk('scan-refused', 'scan-refused', wait(600)),
  kiosk('help', '', all(tap('ph-bar button:nth-of-type(1)'), wait(400))),
  counter('serving', ''),
  counter('serving-720', '', SMALL_DESK),
  counter('called', 'called'),
  counter('called-720', 'called,large', SMALL_DESK),
  counter('idle', 'idle'),
  counter('empty', 'empty'),
  counter('offline', 'link-down'),
  counter('dead', 'dead', DESK, wait(6000)),
  counter('sign-in', 'signed-out'),
  counter('sign-in-wrong', 'signed-out', SMALL_DESK, async (page) => {
    await page.locator('#staff').fill('1008');
    await page.locator('#pin').fill('1111');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(400);
  }),
  counter('loading', 'loading'),
  pad('faces'),
  pad('faces-en', tap('nav .btn:nth-child(2)')),
  pad('faces-elder', tap('nav .btn:nth-child(1)')),
  pad('idle', undefined, 'empty'),
  pad('tags', all(tap('[data-level=dissatisfied]'), tap('[data-tag="209"]'))),
  pad('tags-none', tap('[data-level=dissatisfied]')),
  pad('tags-more', all(tap('[data-level=dissatisfied]'), tap('[data-tag="209"]'), tap('.tag:nth-child(4)'))),
  pad('tags-elder', all(tap('nav .btn:nth-child(1)'), tap('[data-level=very-dissatisfied]'))),
  pad('tags-en', all(tap('nav .btn:nth-child(2)'), tap('[data-level=satisfied]'))),
  pad('text', all(tap('[data-level=dissatisfied]'), tap('.say'))),
  pad('thanks', all(tap('[data-level=dissatisfied]'), tap('[data-tag="209"]'), tap('.btn.pri'), wait(500))),
  pad('declined', all(tap('nav .btn:last-child'), wait(500))),
  display('home', ''),
  display('large', 'large'),
  display('empty', 'empty'),
  display('silent', 'silent'),
  display('calling', 'calling', wait(600), false),
  display('4k', '', undefined, true, [3840, 2160]),
  display('720', 'large', undefined, true, [1280, 720]),
  station('home', ''),
  station('home-en', '', english),
  station('home-elder', '', elder),
  station('home-800', '', undefined, [800, 1280]),
  station('no-printer', 'no-printer'),
  station('checking', 'checking'),
  station('ready', 'ready'),
  station('ready-800', 'ready', undefined, [800, 1280]),
  station('ready-elder', 'ready', tap('.acts .btn:nth-child(3)')),
  station('too-long', 'too-long'),
  station('printing', 'printing'),
  station('printing-waits', 'printing-waits'),
  station('done', 'done'),
  station('failed', 'failed'),
  phone('waiting', ''),
  phone('waiting-en', '', tap('.tools button:nth-child(2)')),
  phone('waiting-elder', '', tap('.tools button:nth-child(1)')),
  phone('called', 'called'),
  phone('called-en', 'called'),
  phone('served', 'served'),
  phone('no-show', 'no-show'),
  phone('gone', 'gone'),
  phone('withdraw', '', tap('.acts .btn')),
  phone('choose', '', undefined, 'phone-print'),
  phone('ready', 'ready', undefined, 'phone-print'),
  phone('failed', 'failed', undefined, 'phone-print'),
  phone('done', 'done', undefined, 'phone-print'),
  phone('gone', 'gone', undefined, 'phone-print'),
  { name: 'index', page: 'index', size: DESK },
  { name: 'supervisor', page: 'supervisor', size: DESK },
  { name: 'supervisor-720', page: 'supervisor', size: SMALL_DESK },
  { name: 'supervisor-empty', page: 'supervisor', size: DESK, scenario: 'empty' },
  { name: 'supervisor-sign-in', page: 'supervisor', size: DESK, scenario: 'signed-out' },
  { name: 'sim', page: 'sim', size: DESK },
  { name: 'sim-empty', page: 'sim', size: DESK, scenario: 'empty' },
];
