import { LATE_SECONDS } from './counter-view';
import type { DeviceView, HubView, QueueLine, Text } from './types';

/** Boxes first that a person must look at: gone ones, then those with a device in trouble, then the rest by id. */
export function terminalsByNeed(terminals: HubView['terminals']): HubView['terminals'] {
  return [...terminals].sort((a, b) => need(b) - need(a) || a.id.localeCompare(b.id));
}

function need(terminal: HubView['terminals'][number]): number {
  if (terminal.state === 'offline') {
    return 3;
  }
  if (terminal.devices.some((device) => device.state === 'fault')) {
    return 2;
  }
  return terminal.devices.some((device) => device.state !== 'ready') ? 1 : 0;
}

/** How a device is drawn: only `ready` is good news. */
export function deviceTone(state: DeviceView['state']): 'ok' | 'warn' | 'fault' | 'off' {
  switch (state) {
    case 'ready':
      return 'ok';
    case 'attention':
    case 'stale':
      return 'warn';
    case 'fault':
      return 'fault';
    case 'absent':
      return 'off';
  }
}

/** Share of a zone's bar, which ends at one and a half times the promise. */
export function lateShare(longestWaitSeconds: number | null): number {
  return longestWaitSeconds === null ? 0 : Math.min(1, longestWaitSeconds / (LATE_SECONDS * 1.5));
}

/** How long a target's bar is, of a hundred; nothing while too few were called. */
export function targetShare(target: NonNullable<QueueLine['target']>): number {
  return target.share ?? 0;
}

/** Boxes that are there, and all that were ever seen. */
export function present(terminals: HubView['terminals']): { online: number; all: number } {
  return { online: terminals.filter((terminal) => terminal.state === 'online').length, all: terminals.length };
}

/** Boxes that are there and have a ticket printer; those whose printer is well stand first. */
export function printersOf(terminals: HubView['terminals']): { terminal: string; name: Text; device: DeviceView }[] {
  return terminals
    .filter((terminal) => terminal.state === 'online')
    .flatMap((terminal) =>
      terminal.devices
        .filter((device) => device.kind === 'printer')
        .map((device) => ({ terminal: terminal.id, name: terminal.name, device })),
    )
    .sort((a, b) => Number(b.device.state === 'ready') - Number(a.device.state === 'ready'));
}
