import { Injectable } from '@nestjs/common';

/** Undefined once the part is ready, else in a few words what it waits for. */
type ReadinessCheck = () => string | undefined | Promise<string | undefined>;

/**
 * What must be up before `/readyz` answers 200. Each part names itself while the application is put together:
 * `readiness.needs('seeds', () => (seeded ? undefined : 'not seeded yet'))`. Without any part nothing is ready: a process
 * that forgot to name its parts must not take requests.
 */
@Injectable()
export class Readiness {
  private readonly parts = new Map<string, ReadinessCheck>();

  needs(part: string, check: ReadinessCheck): void {
    this.parts.set(part, check);
  }

  /** The parts that are not ready, with what they wait for; none when all are. */
  async missing(): Promise<Record<string, string>> {
    if (this.parts.size === 0) return { application: 'starting' };
    const answers = await Promise.all(
      [...this.parts].map(async ([part, check]) => {
        try {
          return [part, await check()] as const;
        } catch {
          return [part, 'cannot tell'] as const; // the reason may hold SQL or an address
        }
      }),
    );
    return Object.fromEntries(
      answers.filter((answer): answer is readonly [string, string] => answer[1] !== undefined),
    );
  }
}
