// node --import ./test/same-answers/record-digests.mjs dist/apps/api/src/main.js
//
// Writes down what every command's digest was made of, one line each, to the file that DIGESTS_TO names: the log keeps the digest alone.
// It stands around Node's own HMAC, so that it knows nothing of the product but the form of what is digested.
import crypto from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const file = process.env.DIGESTS_TO;
const { createHmac } = crypto;
const began = '{"actor":';

if (file !== undefined) {
  crypto.createHmac = (...args) => {
    const hmac = createHmac(...args);
    const { update, digest } = hmac;
    let text = '';
    hmac.update = (data, ...encoding) => {
      if (typeof data === 'string' && data.startsWith(began)) text = data;
      return update.call(hmac, data, ...encoding);
    };
    hmac.digest = (...encoding) => {
      const made = digest.apply(hmac, encoding);
      if (text !== '')
        appendFileSync(file, `${JSON.stringify({ digest: made, digested: JSON.parse(text) })}\n`);
      return made;
    };
    return hmac;
  };
  syncBuiltinESMExports();
}
