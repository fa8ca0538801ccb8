import { storeFaultOf } from '#platform/supervision';
import { Injectable, Optional } from '@nestjs/common';

/** How a part is: in a few words what it waits for, unless it is ready; and how many events each of those is behind that are. */
type Standing = {
  readonly waitsFor?: string | undefined;
  readonly behind?: Readonly<Record<string, number>>;
};
type Answer = string | Standing | undefined;

/** Undefined once the part is ready, else in a few words what it waits for; or both at once. */
type ReadinessCheck = () => Answer | Promise<Answer>;

const noAnswer = 'the store does not answer in time';

/**
 * What must be up before `/readyz` answers 200. Each part names itself while the application is put together:
 * `readiness.needs('seeds', () => (seeded ? undefined : 'not seeded yet'))`. Without any part nothing is ready: a process
 * that forgot to name its parts must not take requests.
 */
@Injectable()
export class Readiness {
  private readonly parts = new Map<string, ReadinessCheck>();
  /** Parts that did not answer within the limit and still have not, with when each was last asked in vain. */
  private readonly silent = new Map<string, number>();

  /**
   * @param limitMs how long a part may take to answer: whoever routes requests gives a probe a few seconds
   * @param againMs after how long a part that is silent is asked once more: one question may wait for a connection that is gone for ever, while a
   *   new one would be answered
   */
  constructor(
    @Optional() private readonly limitMs = 3_000,
    @Optional() private readonly againMs = 30_000,
  ) {}

  needs(part: string, check: ReadinessCheck): void {
    this.parts.set(part, check);
  }

  /** The parts that are not ready, with what they wait for, none when all are; and who is behind, though that is no reason to wait. */
  async look(): Promise<{ missing: Record<string, string>; behind: Record<string, number> }> {
    if (this.parts.size === 0) return { missing: { application: 'starting' }, behind: {} };
    const [missing, behind]: [Record<string, string>, Record<string, number>] = [{}, {}];
    await Promise.all(
      [...this.parts].map(async ([part, check]) => {
        try {
          const answer = await this.ask(part, check);
          const { waitsFor, behind: these = {} } = typeof answer === 'object' ? answer : { waitsFor: answer };
          if (waitsFor !== undefined) missing[part] = waitsFor;
          Object.assign(behind, these);
        } catch (error) {
          // No more than that: the reason may hold SQL or an address.
          missing[part] = storeFaultOf(error) ? 'the store does not answer' : 'cannot tell';
        }
      }),
    );
    return { missing, behind };
  }

  /**
   * What a part answers, or that it does not. A database that is reached and does not answer keeps a query waiting for as long as the system
   * takes to give a connection up; without a limit each probe would wait with it, and hold one connection more.
   */
  private async ask(part: string, check: ReadinessCheck): Promise<Answer> {
    const inVain = this.silent.get(part);
    if (inVain !== undefined && performance.now() - inVain < this.againMs) return noAnswer;
    if (inVain !== undefined) this.silent.set(part, performance.now());
    const answering = Promise.resolve(check());
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<string>((resolve) => {
      timer = setTimeout(() => {
        this.silent.set(part, performance.now());
        resolve(noAnswer);
      }, this.limitMs);
    });
    answering.then(
      () => this.silent.delete(part),
      () => this.silent.delete(part),
    );
    return Promise.race([answering, limit]).finally(() => clearTimeout(timer));
  }

  /** The parts that are not ready, with what they wait for; none when all are. */
  async missing(): Promise<Record<string, string>> {
    return (await this.look()).missing;
  }
}
