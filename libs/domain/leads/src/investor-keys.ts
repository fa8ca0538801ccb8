import { StreamWriter, subjectId } from '#platform/event-store';
import { normalizedName } from '#platform/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { investorKeyStream, type InvestorKey } from './investor-key.state.js';
import type { InvestorIdentity } from './lead.events.js';

/** HMAC of a text, hex, under the log's own secret; another secret would make every investor a new one. Given by the composition root. */
export type InvestorKeyHmac = (text: string) => string;
/** Injection token of an `InvestorKeyHmac`. */
export const INVESTOR_KEY_HMAC = Symbol('INVESTOR_KEY_HMAC');

/** The keys of what a lead says of its investor; names of streams. */
type KeysOf = { readonly codeKey?: string; readonly nameKey?: string };

// Namespace of the ids that investors get from their keys. Never change it.
const investors = '5d1f6a1e-4a0c-4a4e-9f0a-6b6d3c1b7a52';

/** Which investor a credit code or a name means, by the key streams. */
@Injectable()
export class InvestorKeys {
  constructor(
    private readonly streams: StreamWriter,
    @Inject(INVESTOR_KEY_HMAC) private readonly hmac: InvestorKeyHmac,
  ) {}

  /** A jurisdiction judges for itself, so it is part of the key: the same company elsewhere is another investor. */
  keysOf({ creditCode, name }: InvestorIdentity, jurisdictionId: string): KeysOf {
    const key = (kind: string, text: string) => this.hmac(`investor/${jurisdictionId}/${kind}/${text}`);
    return {
      ...(creditCode === undefined ? {} : { codeKey: key('code', creditCode) }),
      ...(name === undefined ? {} : { nameKey: key('name', normalizedName(name)) }),
    };
  }

  /** What a key means as its stream now stands. */
  async read(key: string): Promise<InvestorKey> {
    return (await this.streams.load(investorKeyStream(key))).state;
  }

  /** The investor whom this names: by the code where it has one, else by the name. Undefined until its key is reserved. */
  async investorOf(identity: InvestorIdentity, jurisdictionId: string): Promise<string | undefined> {
    const { codeKey, nameKey } = this.keysOf(identity, jurisdictionId);
    const key = codeKey ?? nameKey;
    const found = key === undefined ? undefined : await this.read(key);
    return found?.status === 'reserved' ? found.investorId : undefined;
  }
}

/** The id of an investor that nobody has named before: always the same for the key that names it. */
export const newInvestorId = (key: string): string => subjectId(investors, key);
