import { specFor } from '#platform/testing';
import { describe, expect, it } from '@jest/globals';
import { absent, evolve, type Document } from '../../document.state.js';
import { faultsOf, registered, sha256 } from '../../testing/document.examples.js';
import { checkedDigest, registerDocument } from './register-document.decide.js';

const given = specFor({ initial: absent as Document, evolve });
const register = (document: Document) => registerDocument(document, registered.data);

describe('register document', () => {
  it('records whose it is, and the digest of its text', () => given([]).when(register).then([registered]));

  it('refuses the same text again, under whatever title', () =>
    given([registered])
      .when((document) => registerDocument(document, { ...registered.data, title: '另一个题名' }))
      .thenRefused('DOCUMENT_EXISTS', 'sha256'));

  it('takes a digest in capitals and with blanks around it, and nothing else', () => {
    expect(checkedDigest('sha256', ` ${sha256.toUpperCase()} `)).toBe(sha256);
    for (const wrong of ['', sha256.slice(1), `${sha256}0`, sha256.replace('c', 'g')])
      expect(faultsOf(() => checkedDigest('sha256', wrong))).toEqual(['sha256 DIGEST_INVALID']);
  });
});
