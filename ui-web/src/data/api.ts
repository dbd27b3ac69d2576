import { ApiError, problemOf } from './problem';
import { transport } from './transport';
import type {
  Booked,
  BookedDay,
  Box,
  ChoiceBody,
  CounterInfo,
  CounterView,
  HubView,
  KioskView,
  PhoneHall,
  PhoneMine,
  PhoneTicket,
  PrintView,
  RatingBody,
  ReleaseBody,
  Session,
  SimView,
  Text,
  Ticket,
  UploadView,
} from './types';

/** A read that takes longer is a fault of the network, not a slow box: everything is on the loopback or one hop away. */
const READ_TIMEOUT_MS = 5_000;
/** A write may wait for the hub and a commit. */
const WRITE_TIMEOUT_MS = 8_000;

const V1 = '/api/v1';
const id = encodeURIComponent;

interface Call {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  body?: unknown;
  key?: string;
}

async function call<T>({ method, path, body, key }: Call): Promise<T> {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  if (key !== undefined) {
    headers.set('Idempotency-Key', key);
  }
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS);
  try {
    const response = await transport.fetch(path, {
      method,
      headers,
      signal: timeout.signal,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw await problemOf(response);
    }
    return (response.status === 204 ? undefined : await response.json()) as T;
  } catch (failure) {
    if (failure instanceof ApiError) {
      throw failure;
    }
    const timedOut = timeout.signal.aborted;
    throw new ApiError(timedOut ? 'timeout' : 'network', 0, timedOut ? 'timeout' : 'network', null);
  } finally {
    clearTimeout(timer);
  }
}

const get = <T>(path: string) => call<T>({ method: 'GET', path });
const post = <T>(path: string, key: string, body?: unknown) =>
  call<T>({ method: 'POST', path, key, ...(body === undefined ? {} : { body }) });

/** What a counter can do with its call. */
export type CounterAction =
  | 'call-next'
  | 'recall'
  | 'arrive'
  | 'finish'
  | 'no-show'
  | 'park'
  | 'transfer'
  | 'put-back'
  | 'undo'
  | 'pause'
  | 'resume'
  | 'take'
  | 'walk-in';

/** Who asks for help, and about which ticket. */
export interface HelpBody {
  from: 'home' | 'ticket';
  ticket?: string;
}

/** The appliance behind the page. Every method throws {@link ApiError}; `key` is the `Idempotency-Key` of the touch. */
export const api = {
  box: () => get<Box>(`${V1}/box`),

  services: () => get<KioskView>(`${V1}/services`),
  /** `elder` and `locale` choose the slip: large type, its language; `priority` is a class of citizens. */
  issue: (service: string, slip: { elder: boolean; locale: string; priority?: string }, key: string) =>
    post<Ticket>(`${V1}/tickets`, key, { service, channel: 'kiosk', ...slip }),
  ticket: (ticket: string) => get<Ticket>(`${V1}/tickets/${id(ticket)}`),
  choose: (ticket: string, choice: ChoiceBody['choice'], key: string) =>
    post<Ticket>(`${V1}/tickets/${id(ticket)}/choice`, key, { choice } satisfies ChoiceBody),
  reprint: (ticket: string, key: string) => post<Ticket>(`${V1}/tickets/${id(ticket)}/reprint`, key),
  withdraw: (ticket: string, key: string) => post<Ticket>(`${V1}/tickets/${id(ticket)}/withdraw`, key),
  help: (body: HelpBody, key: string) => post<void>(`${V1}/help`, key, body),

  session: () => get<Session>(`${V1}/session`),
  signIn: (staff: string, pin: string, counter: string | null, key: string) =>
    post<Session>(`${V1}/session`, key, counter === null ? { staff, pin } : { staff, pin, counter }),
  signOut: () => call<void>({ method: 'DELETE', path: `${V1}/session` }),

  counters: () => get<CounterInfo[]>(`${V1}/counters`),
  counter: (counter: string) => get<CounterView>(`${V1}/counters/${id(counter)}`),
  act: (counter: string, action: CounterAction, key: string, body: object = {}) =>
    post<unknown>(`${V1}/counters/${id(counter)}/${action}`, key, body),
  /** While the counter goes on without the hub: the ticket a citizen holds in hand. */
  callLabel: (counter: string, label: string, key: string) =>
    post<unknown>(`${V1}/counters/${id(counter)}/call-label`, key, { label }),

  rate: (body: RatingBody, key: string) => post<unknown>(`${V1}/ratings`, key, body),
  /** The applicant is still there: the time to rate starts anew. */
  touchRating: (event: string, key: string) => post<void>(`${V1}/ratings/touch`, key, { event }),

  print: () => get<PrintView>(`${V1}/print`),
  release: (job: string, body: ReleaseBody, key: string) =>
    post<unknown>(`${V1}/print-jobs/${id(job)}/release`, key, body),
  /** Somebody is at the station: the time until the file is wiped starts anew. */
  touchJob: (job: string, key: string) => post<unknown>(`${V1}/print-jobs/${id(job)}/touch`, key),
  wipe: (job: string) => call<void>({ method: 'DELETE', path: `${V1}/print-jobs/${id(job)}` }),

  hub: () => get<HubView>(`${V1}/hub`),
  evacuate: (begin: boolean, key: string) => post<void>(`${V1}/evacuation`, key, { begin }),
  /** Moves a counter to another profile for today; null for the plan's own. */
  assignProfile: (counter: string, profile: string | null, key: string) =>
    post<void>(`${V1}/counters/${id(counter)}/profile`, key, { profile }),
  /** Opens or closes a service for today; null for what the plan says. */
  openService: (service: string, open: boolean | null, key: string) =>
    post<void>(`${V1}/services/${id(service)}/open`, key, { open }),
  /** Has the hall's screens say something; null takes it down. */
  announce: (text: Text | null, minutes: number, key: string) =>
    post<void>(`${V1}/announcement`, key, { text, minutes }),
  /** The appointments of a day (`2026-11-24`); null for the hall's today. */
  appointments: (date: string | null) =>
    get<BookedDay>(`${V1}/appointments${date === null ? '' : `?date=${id(date)}`}`),
  /** What became of a survey or a meeting. */
  markAppointment: (code: string, status: 'arrived' | 'done' | 'no-show', key: string) =>
    post<Booked>(`${V1}/appointments/${id(code)}/mark`, key, { status }),
  /** Where a table of the day is. */
  exportUrl: (table: string, language: string) => `${V1}/exports/${table}.csv?lang=${language}`,
  /** Has a box print who waits. */
  waitingLists: (terminal: string, key: string) => post<void>(`${V1}/waiting-lists`, key, { terminal }),
  /** The screens of the hall, for the start page of the hub's own box. */
  screens: () => get<Pick<HubView, 'screens'>>(`${V1}/screens`),
  sim: () => get<SimView>(`${V1}/sim`),
  play: (twin: string, action: string, key: string, body?: unknown) =>
    post<unknown>(`${V1}/sim/${id(twin)}/${id(action)}`, key, body),

  phoneHall: (code: string) => get<PhoneHall>(`/phone/api/hall${code === '' ? '' : `?at=${id(code)}`}`),
  phoneTake: (service: string, grant: string, key: string) =>
    post<PhoneMine>('/phone/api/tickets', key, { service, grant }),
  phoneTicket: (token: string) => get<PhoneTicket>(`/phone/api/tickets/${id(token)}`),
  phoneStream: (token: string) => `/phone/api/tickets/${id(token)}/stream`,
  phoneWithdraw: (token: string, key: string) => post<unknown>(`/phone/api/tickets/${id(token)}/withdraw`, key),
  upload: (token: string) => get<UploadView>(`/phone/api/uploads/${id(token)}`),
  uploadAddress: (token: string) => `/phone/api/uploads/${id(token)}`,

  /** Address of a page's stream; `counter` where the box has several. */
  stream: (page: string, counter?: string) =>
    `${V1}/stream?page=${id(page)}${counter === undefined ? '' : `&counter=${id(counter)}`}`,
};
