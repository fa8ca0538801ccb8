import { badField, Refused } from '#platform/kernel';
import type { DocumentEvent, DocumentRegistered } from '../../document.events.js';
import type { Document } from '../../document.state.js';

/** A digest as everybody writes it. @throws BadInput DIGEST_INVALID */
export const checkedDigest = (field: string, text: string): string => {
  const digest = text.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest))
    badField(field, 'DIGEST_INVALID', 'SHA-256 of the text, 64 hexadecimal digits', { form: '64 × 0-9 a-f' });
  return digest;
};

/** The same text is the same document, whoever registers it and whatever it is called. */
export const registerDocument = (document: Document, facts: DocumentRegistered['data']): DocumentEvent[] => {
  if (document.status !== 'absent')
    throw new Refused('DOCUMENT_EXISTS', { field: 'sha256', documentId: facts.documentId });
  return [{ type: 'DocumentRegistered', data: facts }];
};
