import type {
  Box,
  CounterView,
  DisplayCall,
  DisplayView,
  HubView,
  KioskView,
  PadView,
  PhoneTicket,
  Print,
  PrintJob,
  PrintView,
  ScanResult,
  Session,
  SimView,
  Ticket,
  UploadView,
} from '../data/types';
import { COUNTER, TAGSET } from './plan';
import { PREVIEW } from './scenarios';
import * as views from './views';

/** An answer of the fake: a status and what stands in its body. */
export interface Answer {
  status: number;
  body: unknown;
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const problem = (status: number, code: string, more: Record<string, unknown> = {}): Answer =>
  ok({ type: 'about:blank', title: code, status, code, ...more }, status);

/** A hall inside the browser: enough of the appliance's manners to see every page in every state without Java. */
export class FakeHall {
  box: Box = views.box();
  kiosk: KioskView = views.kiosk(false);
  ticket: Ticket = views.ticket();
  counter: CounterView = views.counter();
  display: DisplayView = views.display();
  print: PrintView = views.print();
  phone: PhoneTicket = views.phone();
  hub: HubView = views.hub();
  sim: SimView = views.sim();
  pad: PadView = {
    counter: COUNTER,
    prompt: {
      event: 'event-17',
      label: 'B017',
      serviceName: this.ticket.serviceName,
      startedAt: views.at(),
      timeoutSeconds: 60,
    },
    tagset: TAGSET,
  };
  session: Session | null = { staff: '1008', name: '王敏', role: 'supervisor', counter: COUNTER.id };
  scan: ScanResult | null = null;
  /** What becomes of a slip. */
  paper: Print['state'] = 'done';
  dead = false;
  /** Answers nothing: for the loading state. */
  mute = false;
  phoneGone = false;
  callsComing = false;
  tries = 3;
  /** Extra time a POST takes. */
  slowMs = 0;
  emit: (name: string, data: unknown) => void = () => undefined;

  job(part: Partial<PrintJob>): void {
    this.print.job = {
      id: 'job-1',
      state: 'ready',
      name: '社保卡申领材料.pdf',
      pages: 6,
      previewUrl: PREVIEW,
      copies: 1,
      sides: 'one-sided',
      printed: 0,
      total: 6,
      reason: null,
      wipedInSeconds: 60,
      ...part,
    };
  }

  upload(): UploadView {
    const job = this.print.job;
    return {
      hall: this.box.hall,
      state: job?.state ?? 'waiting',
      name: job?.name ?? null,
      pages: job?.pages ?? null,
      reason: job?.reason ?? null,
      maxBytes: 20_971_520,
    };
  }

  /** What a page hears when it opens its stream. */
  greet(): void {
    this.emit('box', { ...this.box, now: views.at() });
    this.emit('kiosk', this.kiosk);
    this.emit('counter', this.counter);
    this.emit('display', this.display);
    this.emit('pad', this.pad);
    this.emit('print', this.print);
    this.emit('hub', this.hub);
    this.emit('sim', this.sim);
    if (this.scan !== null) {
      this.emit('scan', this.scan);
    }
    if (this.callsComing) {
      window.setTimeout(() => this.#call('A042', '4'), 1_000);
      window.setTimeout(() => this.#call('C017', '15'), 1_200);
    }
  }

  #call(label: string, counter: string): void {
    const n = (this.display.calls[0]?.n ?? 0) + 1;
    const call: DisplayCall = {
      n,
      label,
      counter,
      where: { zh: '1 楼 A 区', en: 'Floor 1, area A' },
      at: views.at(),
      recall: false,
    };
    this.display = { ...this.display, calls: [call, ...this.display.calls].slice(0, 12) };
    this.emit('display', this.display);
  }

  answer(method: string, path: string, body: Record<string, unknown>): Answer {
    const route = `${method} ${path.replace(/^\/api\/v1/, '')}`;
    const part = path.split('/');
    if (path.startsWith('/phone/')) {
      return this.#phone(method, path);
    }
    if (route.startsWith('POST /tickets')) {
      return this.#ticket(part[4], part[5], body);
    }
    if (route.startsWith('POST /counters/')) {
      return this.#act(part[5] ?? '', String(body.label ?? ''));
    }
    if (route.endsWith('/release')) {
      this.job({ state: 'printing', printed: 0, total: Number(body.copies ?? 1) * 6 });
      return this.#tell('print', this.print);
    }
    if (route.startsWith('DELETE /print-jobs/')) {
      this.print = { ...this.print, job: null };
      return this.#tell('print', this.print);
    }
    if (route.startsWith('GET /appointments')) {
      return ok(views.bookedDay());
    }
    switch (route) {
      case 'GET /box':
        return ok({ ...this.box, now: views.at() });
      case 'GET /services':
        return ok(this.kiosk);
      case 'GET /session':
        return this.session === null ? problem(401, 'no-session') : ok(this.session);
      case 'POST /session':
        return this.#signIn(body);
      case 'DELETE /session':
        this.session = null;
        return ok(null, 204);
      case 'GET /counters':
        return ok([COUNTER]);
      case `GET /counters/${COUNTER.id}`:
        return ok(this.counter);
      case 'GET /print':
        return ok(this.print);
      case 'GET /screens':
        return ok({ screens: this.hub.screens });
      case 'GET /hub':
        return ok(this.hub);
      case 'GET /sim':
        return ok(this.sim);
      case 'POST /ratings':
        window.setTimeout(() => this.#tell('pad', { ...this.pad, prompt: null }), 200);
        return ok({}, 201);
      default:
        return route.startsWith('GET /tickets/') ? ok(this.ticket) : ok({});
    }
  }

  #tell(name: string, data: unknown): Answer {
    this.emit(name, data);
    return ok({});
  }

  #signIn(body: Record<string, unknown>): Answer {
    if (body.pin !== '1234') {
      this.tries--;
      return this.tries > 0
        ? problem(401, 'wrong-pin', { detail: String(this.tries) })
        : problem(429, 'locked', { detail: '60' });
    }
    this.session = { staff: String(body.staff), name: '王敏', role: 'supervisor', counter: COUNTER.id };
    return ok(this.session);
  }

  #paper(part: Partial<Print>): void {
    this.ticket = { ...this.ticket, print: { ...this.ticket.print, ...part } };
  }

  #ticket(id: string | undefined, action: string | undefined, body: Record<string, unknown>): Answer {
    if (id === undefined) {
      const service = this.kiosk.zones.flatMap((zone) => zone.services).find((one) => one.id === body.service);
      this.ticket = { ...this.ticket, serviceName: service?.name ?? this.ticket.serviceName, issuedAt: views.at() };
      window.setTimeout(() => this.#settle(), 700);
      return ok(this.ticket, 201);
    }
    if (action === 'withdraw' || body.choice === 'withdraw') {
      this.ticket = { ...this.ticket, state: 'withdrawn' };
    }
    if (action === 'choice') {
      this.#paper({ choice: body.choice as Print['choice'], chooseWithinSeconds: null });
    }
    if (action === 'reprint') {
      this.#paper({ state: 'printing', copies: 2, mayReprint: false, chooseWithinSeconds: null });
      this.paper = 'done';
      window.setTimeout(() => this.#settle(), 700);
    }
    return ok(this.ticket);
  }

  #settle(): void {
    const refused = this.paper === 'refused';
    this.#paper({
      state: this.paper,
      proof: this.paper === 'done' ? 'printed' : null,
      reason: refused ? 'paper-out' : this.paper === 'unsure' ? 'no-answer' : null,
      mayReprint: refused || this.paper === 'unsure',
      chooseWithinSeconds: refused ? 90 : null,
    });
    this.emit('ticket', this.ticket);
  }

  #act(action: string, shown: string): Answer {
    const { counter } = this;
    const next = counter.queues.find((queue) => queue.next !== null)?.next ?? null;
    const label = action === 'call-label' ? shown.toUpperCase() : next;
    switch (action) {
      case 'call-next':
      case 'call-label':
        if (label === null) {
          return problem(409, 'nobody-waiting');
        }
        this.counter = {
          ...counter,
          state: 'called',
          call: {
            ...(views.counter().call as NonNullable<CounterView['call']>),
            id: label,
            label,
            local: counter.local !== null,
            calledAt: views.at(),
            arrivedAt: null,
            recalls: 0,
            recallsLeft: 3,
          },
        };
        break;
      case 'arrive':
        this.counter = {
          ...counter,
          state: 'serving',
          call: counter.call === null ? null : { ...counter.call, arrivedAt: views.at() },
        };
        break;
      case 'recall':
        this.counter = {
          ...counter,
          call:
            counter.call === null
              ? null
              : { ...counter.call, recalls: counter.call.recalls + 1, recallsLeft: counter.call.recallsLeft - 1 },
        };
        break;
      default:
        this.counter = { ...counter, state: 'idle', call: null };
    }
    return this.#tell('counter', this.counter);
  }

  #phone(method: string, path: string): Answer {
    if (this.phoneGone) {
      return problem(404, 'unknown-token');
    }
    if (path.includes('/uploads/')) {
      return ok(this.upload());
    }
    if (method === 'POST') {
      this.phone = { ...this.phone, state: 'withdrawn' };
    }
    return ok(this.phone);
  }
}
