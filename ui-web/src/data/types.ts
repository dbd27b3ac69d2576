/** What the appliance says to its pages. One view per page: every SSE event carries the whole view, so a page never merges deltas. */

/** A text in the two languages every page has. */
export interface Text {
  zh: string;
  en: string;
}

export type Role = 'kiosk' | 'counter' | 'pad' | 'display' | 'print-station' | 'hub';

/** `GET /api/v1/box`: who this box is; the same for every page. Event `box` on the stream when it changes. */
export interface Box {
  terminal: string;
  /** What people call the box, for the foot of a page and of a ticket: `2 号机`. */
  name: Text;
  hall: Text;
  roles: Role[];
  /** Millimetre of glass in CSS px, when provisioning measured the panel; else the token file's value stands. */
  mm: number | null;
  /** True when any device of the box is a twin: every page then shows 模拟设备. */
  simulated: boolean;
  timeZone: string;
  /** Hall time as this box knows it, ISO 8601 with offset: pages set their clock by it, never by the browser's. */
  now: string;
  link: Link;
  /** While the hall is being left: every page of the hall shows this and nothing else. */
  evacuation: { since: string; text: Text } | null;
}

export interface Link {
  state: 'up' | 'down';
  /** Since when, ISO 8601. */
  since: string;
}

/** Minutes from now; a range, never one number. Null where nobody can say. */
export interface Estimate {
  p50Minutes: number;
  p90Minutes: number;
}

/** `GET /api/v1/services` and event `kiosk`. */
export interface KioskView {
  zones: Zone[];
  /** Up to four service ids the hall chose for the elder start page. */
  elder: string[];
  /** Classes of citizens who wait less; none in most halls. */
  classes: PriorityClass[];
  waiting: number | null;
  openCounters: number | null;
  /** Today's hours as the hall writes them: `9:00–17:00`; null on a closed day. */
  hours: string | null;
  /** State of the day: `open`, `before` (not yet open), `break` (午休), `closed`. */
  day: 'open' | 'before' | 'break' | 'closed';
  /** When tickets are given again; null while they are. */
  opens: Opens | null;
  /** What today's holiday is called. */
  holiday: Text | null;
  /** When the counts were true, ISO 8601. */
  asOf: string | null;
  /** What a citizen must know about this machine, null when all is well. */
  notice: Notice | null;
}

/** `inDays` 1 is tomorrow, `weekday` 1 is Monday, `month` 1 is January, `from` is `9:00`. */
export interface Opens {
  inDays: number;
  weekday: number;
  month: number;
  dayOfMonth: number;
  from: string;
}

export interface PriorityClass {
  id: string;
  name: Text;
}

export interface Notice {
  kind: 'link-down' | 'printer' | 'scanner' | 'disk-full' | 'no-plan';
  /** Printer and scanner: the state's name (`paper-out`, `cover-open`, `gone`, `no-answer` …). */
  reason: string | null;
  since: string;
}

export interface Zone {
  id: string;
  letter: string;
  name: Text;
  /** Where one waits: `2 楼 B 区`. */
  where: Text;
  waiting: number | null;
  services: Service[];
}

export interface Service {
  id: string;
  name: Text;
  /** The everyday name for the elder page: 养老金. */
  plainName: Text | null;
  /** `closed`, `break`: outside its hours; `late`: too late to be served today; `full`: no numbers left today. */
  state: 'open' | 'paused' | 'closed' | 'break' | 'late' | 'full';
  waiting: number | null;
  /** Counters open for it now; null when not known (link down and never heard). */
  openCounters: number | null;
  estimate: Estimate | null;
  /** When it gives tickets again, where that is known. */
  opens: Opens | null;
  /** About how many more people can be served today; null when nobody can say. */
  stillServed: number | null;
  /** How many steps it takes, where one counter is not enough. */
  steps: number | null;
}

/** `POST /api/v1/tickets`, `GET /api/v1/tickets/{id}` and event `ticket` (only for tickets this box issued or was shown). */
export interface Ticket {
  id: string;
  label: string;
  service: string;
  serviceName: Text;
  zone: string;
  where: Text;
  /** Counters that may call it: `8–12`. */
  counters: string;
  issuedAt: string;
  state:
    | 'waiting'
    | 'parked'
    | 'called'
    | 'serving'
    | 'served'
    | 'no-show'
    | 'withdrawn'
    | 'closed'
    | 'passed-on'
    | 'void';
  /** Counter that called it: `8`. */
  counter: string | null;
  ahead: number | null;
  estimate: Estimate | null;
  /** What the QR on slip and page opens; null if the hall has no phone address. */
  phoneUrl: string | null;
  print: Print;
}

export interface Print {
  state: 'none' | 'printing' | 'done' | 'refused' | 'unsure';
  proof: 'printed' | 'parsed' | 'sent' | null;
  /** `paper-out`, `cover-open`, `gone`, `no-answer`, `jam`, `busy` … */
  reason: string | null;
  /** Slips started so far; the second and later ones say 补打. */
  copies: number;
  /** The citizen may still have one reprint at the machine. */
  mayReprint: boolean;
  /** Seconds until the ticket is withdrawn unless the citizen chooses; null when no choice is pending. */
  chooseWithinSeconds: number | null;
  choice: 'phone' | 'remember' | 'help' | 'withdraw' | 'timeout' | null;
}

/** `POST /api/v1/tickets/{id}/choice` body. */
export interface ChoiceBody {
  choice: 'phone' | 'remember' | 'help' | 'withdraw';
}

/** Event `scan` on the kiosk stream: what came of the code somebody held under the scanner. */
export type ScanResult =
  | { kind: 'ticket'; at: string; ticket: Ticket }
  | { kind: 'checked-in'; at: string; ticket: Ticket; bookedFor: string; again: boolean }
  | { kind: 'refused'; at: string; reason: string; message: Text };

/** `GET /api/v1/session`, answer of `POST /api/v1/session` `{staff, pin, counter?}`; 401 when nobody is signed in. */
export interface Session {
  staff: string;
  name: string;
  role: 'staff' | 'supervisor';
  counter: string | null;
}

/** `GET /api/v1/counters` (for the sign-in page of this box). */
export interface CounterInfo {
  id: string;
  number: string;
  name: Text;
  zone: string;
  zoneLetter: string;
  zoneName: Text;
}

/** `GET /api/v1/counters/{id}` and event `counter`. */
export interface CounterView {
  counter: CounterInfo;
  state: 'closed' | 'paused' | 'idle' | 'called' | 'serving';
  call: CounterCall | null;
  queues: CounterQueue[];
  /** Whom the counter would call now, by the hall's rules. */
  next: CounterNext | null;
  today: CounterToday;
  recent: RecentService[];
  /** Device lines for the staff: keypad, LED strip, rating pad. */
  devices: DeviceView[];
  asOf: string | null;
  /** While the counter goes on without the hub: since when, and how many records the hub does not have yet. */
  local: { since: string; records: number } | null;
  /** A slip that was scanned here and could not be called; `n` rises with each. */
  scan: { n: number; code: string } | null;
  work: CounterWork;
}

/** What staff can do besides calling and ending. */
export interface CounterWork {
  /** What can be taken back, and until when. */
  undo: CounterUndo | null;
  pause: CounterPause | null;
  /** What this counter set aside, soonest back first. */
  parked: ParkedTicket[];
  /** The call goes on for so long that somebody should say whether it is over. */
  forgotten: boolean;
  choices: CounterChoices;
}

export interface CounterUndo {
  deed: 'called' | 'arrived' | 'ended';
  label: string;
  until: string;
}

export interface CounterPause {
  kind: 'short-break' | 'lunch';
  since: string;
  until: string | null;
}

export interface ParkedTicket {
  label: string;
  reason: Text;
  reasonId: string;
  until: string;
}

export interface CounterChoices {
  park: Choice[];
  noShow: Choice[];
  take: Choice[];
  transfer: TransferTarget[];
  parkMinutes: number;
}

export interface Choice {
  id: string;
  name: Text;
}

export interface TransferTarget {
  service: string;
  name: Text;
  counters: TransferWindow[];
}

export interface TransferWindow {
  id: string;
  number: string;
}

export interface CounterCall {
  id: string;
  label: string;
  service: string;
  serviceName: Text;
  calledAt: string;
  arrivedAt: string | null;
  recalls: number;
  /** Recalls the plan still allows. */
  recallsLeft: number;
  /** From then on it may be called again. */
  recallFrom: string;
  takenAt: string | null;
  waitedSeconds: number | null;
  channel: string;
  /** The class of citizens the ticket is for; null for a walk-in. */
  priority: Text | null;
  /** Name of the box that issued it. */
  from: Text | null;
  /** The counter itself chose whom to call: no hub decided. */
  local: boolean;
  /** Which step of a journey it is for, from 1. */
  journey: { name: Text; step: number; of: number } | null;
}

export interface CounterNext {
  label: string;
  service: string;
  waitedSeconds: number;
  /** The class of citizens the ticket is for; null for a walk-in. */
  priority: Text | null;
}

export interface CounterQueue {
  service: string;
  name: Text;
  waiting: number;
  next: string | null;
  longestWaitSeconds: number | null;
}

export interface CounterToday {
  finished: number;
  noShows: number;
  /** Null while there is nothing to average. */
  meanServiceSeconds: number | null;
  meanWaitSeconds: number | null;
  /** Finished per hour of day, 0–23. */
  perHour: number[];
}

export interface RecentService {
  label: string;
  serviceName: Text;
  outcome: 'served' | 'no-show' | 'withdrawn' | 'closed' | 'parked' | 'transferred' | 'returned';
  /** Never the level: only that a rating came in. */
  rating: 'received' | 'none' | 'open';
  serviceSeconds: number | null;
}

/** Event `display`. */
export interface DisplayView {
  zones: { letter: string; name: Text; waiting: number | null }[];
  /** Newest first, at most 12. `n` rises by one with each call or recall this box heard. */
  calls: DisplayCall[];
  hours: string | null;
  asOf: string | null;
  /** Seconds since anything was heard from the hall, when that is 15 or more; the page then says 请听窗口叫号. */
  silentSeconds: number | null;
  /** Address of the QR that lets phones take a ticket now; another one each minute. */
  entry: string | null;
  /** What a supervisor has the screens say beside the calls. */
  announcement: Text | null;
}

export interface DisplayCall {
  /** Rises with each call the box has heard, also over its restart; 0 and less for what it only remembers. */
  n: number;
  label: string;
  counter: string;
  where: Text;
  at: string;
  recall: boolean;
}

/** Event `pad`. */
export interface PadView {
  counter: CounterInfo;
  /** What to rate now; null while there is nothing to rate. */
  prompt: PadPrompt | null;
  /** Where the rating page goes for people who would rather use their phone; null if the hall has no phone address. */
  tagset: Tagset;
}

export interface PadPrompt {
  /** Id of the service event: one rating belongs to it. */
  event: string;
  label: string;
  serviceName: Text;
  startedAt: string;
  timeoutSeconds: number;
}

export type Level = 'very-satisfied' | 'satisfied' | 'fair' | 'dissatisfied' | 'very-dissatisfied';

export interface Tagset {
  id: string;
  levels: { level: Level; basic: Tag[]; more: Tag[] }[];
}

export interface Tag {
  code: string;
  text: Text;
}

/** `POST /api/v1/ratings` body (with `Idempotency-Key`): a rating, or `declined` for 这次不评. 201, or 409 when the event has one already. */
export type RatingBody =
  | { event: string; level: Level; tags: string[]; text: string | null }
  | { event: string; declined: true };

/** Event `print` and `GET /api/v1/print`. */
export interface PrintView {
  printer: { state: 'ready' | 'attention' | 'fault' | 'absent'; reason: string | null };
  quotaPages: number;
  /** Where the phone page for the upload is; it holds a fresh random token. Null when the box has no phone address. */
  uploadUrl: string | null;
  job: PrintJob | null;
}

export interface PrintJob {
  id: string;
  state: 'uploading' | 'checking' | 'ready' | 'printing' | 'done' | 'failed';
  name: string;
  pages: number | null;
  /** PNG of page 1, when state is `ready` or later. */
  previewUrl: string | null;
  copies: number;
  sides: 'one-sided' | 'two-sided';
  /** Sheets-sides the printer itself says it has printed. */
  printed: number;
  total: number;
  /** Why it failed or waits: `not-pdf`, `broken`, `encrypted`, `too-many-pages`, `too-large`, `too-slow`, `check-failed`, `printer-paper-out`, `printer-jam`, `printer-cover-open`, `printer-supply-empty`, `printer-attention`, `printer-gone`, `printer-failed`, `expired`. */
  reason: string | null;
  /** Seconds of idleness until the file is wiped. */
  wipedInSeconds: number | null;
}

/** Body of `POST /api/v1/print-jobs/{id}/release`. `DELETE /api/v1/print-jobs/{id}` cancels and wipes. */
export interface ReleaseBody {
  copies: number;
  sides: 'one-sided' | 'two-sided';
}

/** Phone listener: `GET /phone/api/uploads/{token}`; the upload itself is `PUT` of the PDF bytes to the same address with `X-File-Name` (percent-encoded). */
export interface UploadView {
  hall: Text;
  state: 'waiting' | 'uploading' | 'checking' | 'ready' | 'printing' | 'done' | 'failed' | 'expired';
  name: string | null;
  pages: number | null;
  reason: string | null;
  maxBytes: number;
}

/** Phone listener: `GET /phone/api/tickets/{token}` and event `ticket` of `GET /phone/api/tickets/{token}/stream`; `POST /phone/api/tickets/{token}/withdraw`. */
/** What a phone sees that has scanned the hall's screen. */
export interface PhoneHall {
  hall: Text;
  /** With it a ticket may be taken for some minutes; null when the code is over. */
  grant: string | null;
  liveMax: number;
  services: PhoneService[];
  mine: PhoneMine[];
}

export interface PhoneService {
  id: string;
  name: Text;
  where: Text;
  waiting: number;
}

/** A ticket of this phone, by the token of its page. */
export interface PhoneMine {
  token: string;
  label: string;
  serviceName: Text;
  state: string;
}

export interface PhoneTicket {
  hall: Text;
  label: string;
  serviceName: Text;
  where: Text;
  counters: string;
  state: Ticket['state'];
  counter: string | null;
  issuedAt: string;
  aheadAtIssue: number | null;
  ahead: number | null;
  estimate: Estimate | null;
  /** How far the visit has come, where it takes several steps. */
  journey: JourneyProgress | null;
  asOf: string;
}

/** How far a visit of several steps has come. */
export interface JourneyProgress {
  name: Text;
  steps: JourneyStep[];
}

/** A step; with `either` one of its parts is enough. */
export interface JourneyStep {
  either: boolean;
  parts: JourneyPart[];
}

export interface JourneyPart {
  name: Text;
  state: 'done' | 'serving' | 'called' | 'waiting' | 'parked' | 'missed' | 'left' | 'next' | 'not-needed';
  counters: string;
  /** The counter it is, or was, called to. */
  counter: string | null;
  ahead: number | null;
  estimate: Estimate | null;
}

/** Health of one device, in words a clerk understands. */
export interface DeviceView {
  id: string;
  kind: 'printer' | 'scanner' | 'pad' | 'caller' | 'sign' | 'gpio' | 'ipp-printer';
  model: string;
  state: 'ready' | 'attention' | 'fault' | 'stale' | 'absent';
  reason: string | null;
  since: string;
  twin: boolean;
}

/** `GET /api/v1/hub` and event `hub`: the page of the hub and of the supervisor (session needed on `/supervisor`). */
export interface HubView {
  /** Pages of the hall; `sim` stands beside the roles of a box with twins. */
  screens: { terminal: string; name: Text; role: Role | 'sim'; url: string; state: 'online' | 'offline' | 'never-seen' }[];
  term: number;
  waiting: number;
  served: number;
  openCounters: number;
  zones: { letter: string; name: Text; waiting: number; longestWaitSeconds: number | null }[];
  counters: { id: string; number: string; zoneLetter: string; state: CounterView['state']; label: string | null; sinceSeconds: number | null; profile: Text; profileId: string | null; moved: boolean; served: number }[];
  terminals: { id: string; name: Text; state: 'online' | 'offline' | 'never-seen'; since: string | null; epoch: string | null; committed: number; devices: DeviceView[] }[];
  /** What a person must look at, newest first. */
  attention: { at: string; terminal: string; kind: string; text: Text }[];
  /** Newest first, at most 200. Never a rating's level, never personal data. */
  log: { at: string; terminal: string; type: string; text: Text }[];
  hall: HallNow;
}

/** The hall as its supervisor steers it. Its size does not depend on how many wait. */
export interface HallNow {
  services: QueueLine[];
  profiles: { id: string; name: Text }[];
  announcement: { text: Text; until: string } | null;
  /** From the first arrival to now; waits are null where fewer than three ended. */
  quarters: { from: string; arrivals: number; waiting: number; p50Seconds: number | null; p90Seconds: number | null }[];
  /** How true the waits told today were; null until one has been scored. */
  estimates: EstimateDay | null;
}

/** `kept`: part of the waits that were no longer than told. Errors are mean absolute ones, all of the same tickets. */
export interface EstimateDay {
  day: string | null;
  promises: number;
  kept: number;
  median: number;
  rangeMinutes: number;
  errors: { estimator: string; count: number; minutes: number }[];
}

export interface QueueLine {
  id: string;
  name: Text;
  zoneLetter: string;
  waiting: number;
  longestWaitSeconds: number | null;
  open: boolean;
  /** Whether the plan has it open. */
  planned: boolean;
  /** Counters that are open for it. */
  counters: number;
  /** People who can still come today; null when nobody can say. */
  stillServes: number | null;
  target: { percent: number; minutes: number; state: 'unknown' | 'met' | 'at-risk' | 'missed'; share: number | null; counted: number } | null;
}

/** `GET /api/v1/sim` and event `sim`. Actions: `POST /api/v1/sim/{twin}/{action}` with an optional JSON body. */
export interface SimView {
  twins: Twin[];
}

export type Twin =
  | {
      id: string;
      kind: 'printer';
      /** Actions: `paper-out` `paper-in` `near-end` `cover-open` `cover-close` `jam` `unjam` `hang` `hang-mid-slip` `unhang` `unplug` `plug` `tear`. */
      state: { paper: 'ok' | 'near-end' | 'out'; cover: 'closed' | 'open'; jam: boolean; hanging: boolean; plugged: boolean };
      /** Newest first: PNG of each slip since the last `tear`. */
      slips: { n: number; pngUrl: string; text: string; qr: string | null }[];
    }
  | { id: string; kind: 'scanner'; /** Action `scan` `{text}`. */ state: { plugged: boolean }; last: string | null }
  | { id: string; kind: 'pad'; /** Action `press` `{key: 1…5}`. */ state: { plugged: boolean; lit: boolean }; keys: number[] }
  | { id: string; kind: 'caller'; /** Action `key` `{keys: "3F"}`: digits and key names `call` `recall` `start` `finish` `no-show`. */ state: { plugged: boolean }; shows: string }
  | { id: string; kind: 'sign'; state: { plugged: boolean }; shows: string }
  | { id: string; kind: 'gpio'; /** Action `press` `{line}`. */ state: { lines: { line: number; name: string; high: boolean; output: boolean }[] } }
  | { id: string; kind: 'ipp-printer'; /** Actions `paper-out` `paper-in` `slow` `fast`. */ state: { fault: string | null }; printed: number };

/** Errors: RFC 9457 problem details; `code` is what the page words its sentence by. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
}

/** An appointment as staff see it. */
export interface Booked {
  code: string;
  service: string;
  name: Text;
  kind: 'window' | 'survey' | 'meeting';
  from: string;
  to: string;
  address: string | null;
  crew: string | null;
  status: 'booked' | 'checked-in' | 'arrived' | 'done' | 'no-show' | 'cancelled';
  qr: string;
}

/** A calendar day's appointments, hall time. */
export interface BookedDay {
  date: string;
  appointments: Booked[];
}
