import { storeFaultOf } from '#platform/supervision';
import { Injectable } from '@nestjs/common';

/** How a part is: in a few words what it waits for, unless it is ready; and how many events each of those is behind that are. */
type Standing = {
  readonly waitsFor?: string | undefined;
  readonly behind?: Readonly<Record<string, number>>;
};
type Answer = string | Standing | undefined;

/** Undefined once the part is ready, else in a few words what it waits for; or both at once. */
type ReadinessCheck = () => Answer | Promise<Answer>;

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

  /** The parts that are not ready, with what they wait for, none when all are; and who is behind, though that is no reason to wait. */
  async look(): Promise<{ missing: Record<string, string>; behind: Record<string, number> }> {
    if (this.parts.size === 0) return { missing: { application: 'starting' }, behind: {} };
    const [missing, behind]: [Record<string, string>, Record<string, number>] = [{}, {}];
    await Promise.all(
      [...this.parts].map(async ([part, check]) => {
        try {
          const answer = await check();
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

  /** The parts that are not ready, with what they wait for; none when all are. */
  async missing(): Promise<Record<string, string>> {
    return (await this.look()).missing;
  }
}
