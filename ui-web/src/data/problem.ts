import type { Problem } from './types';

/** What may stand beside the fields of {@link Problem} (RFC 9457 allows members of our own). */
export interface ProblemMembers {
  /** While locked or overloaded: seconds until trying again makes sense. */
  retryAfterSeconds?: number;
}

/** A call that was not answered with what was asked for. `answered` tells whether the appliance decided anything. */
export class ApiError extends Error {
  readonly kind: 'network' | 'timeout' | 'problem';
  readonly status: number;
  readonly code: string;
  readonly problem: (Problem & ProblemMembers) | null;

  constructor(
    kind: 'network' | 'timeout' | 'problem',
    status: number,
    code: string,
    problem: (Problem & ProblemMembers) | null,
  ) {
    super(problem?.title ?? code);
    this.kind = kind;
    this.status = status;
    this.code = code;
    this.problem = problem;
  }

  /** True for 4xx: the appliance has said no. A 5xx may hide a commit that happened, a silence anyway. */
  get answered(): boolean {
    return this.kind === 'problem' && this.status >= 400 && this.status < 500;
  }
}

/** Turns a failed response into an {@link ApiError}; a body that is no problem document still gives one. */
export async function problemOf(response: Response): Promise<ApiError> {
  let problem: (Problem & ProblemMembers) | null = null;
  try {
    const body = (await response.json()) as Partial<Problem & ProblemMembers>;
    if (typeof body.code === 'string') {
      problem = { type: 'about:blank', title: '', status: response.status, ...body, code: body.code };
    }
  } catch {
    // Not JSON: the status alone has to do.
  }
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  if (problem !== null && problem.retryAfterSeconds === undefined && Number.isFinite(retryAfter)) {
    problem = { ...problem, retryAfterSeconds: retryAfter };
  }
  return new ApiError('problem', response.status, problem?.code ?? `http-${response.status}`, problem);
}
