/** The part of `EventSource` the pages use; the fake appliance offers the same. */
export interface StreamSource {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  addEventListener(name: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

/** How bytes reach the appliance. The fake appliance replaces these functions and nothing else. */
export const transport = {
  fetch: (path: string, init: RequestInit): Promise<Response> => fetch(path, init),
  open: (path: string): StreamSource => new EventSource(path),
  request: (): XMLHttpRequest => new XMLHttpRequest(),
};
