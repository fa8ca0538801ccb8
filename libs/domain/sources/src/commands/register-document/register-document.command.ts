import { subjectId } from '#platform/event-store';
import { ObjectField, TextField } from '#platform/graphql';
import { command, maybe, provenanceOf, RecordInput } from '#platform/operations';
import { InputType } from '@nestjs/graphql';
import type { StatedTime } from '../../document.events.js';
import { StatedTimeInput } from '../../document.inputs.js';
import { documentStream } from '../../document.state.js';
import { DocumentRow } from '../../views/documents/documents.view.js';
import { checkedDigest, registerDocument } from './register-document.decide.js';

// Ids of documents derive from it for ever.
const namespace = '5a0d7f0e-3c1b-4a53-9a0e-7d3f1b6c2e94';

@InputType()
export class RegisterDocumentInput extends RecordInput {
  @TextField({ max: 200 }) title!: string;
  @TextField({ max: 200 }) publisher!: string;
  @TextField({ max: 200, optional: true, description: 'Name of the file that its text was taken from.' })
  file?: string | null;
  @ObjectField(() => StatedTimeInput, { optional: true }) published?: StatedTimeInput | null;
  @ObjectField(() => StatedTimeInput, { optional: true, description: 'As of when its figures are.' })
  statedAsOf?: StatedTimeInput | null;
  @TextField({ max: 100, description: 'SHA-256 of its text, which stays with whoever has it.' })
  sha256!: string;
}

const timeOf = ({ value, basis, why }: StatedTimeInput): StatedTime => ({
  value,
  basis,
  ...maybe('why', why),
});

export const registerDocumentCommand = command({
  name: 'registerDocument',
  allow: 'document.register',
  description: 'A document 来源 that prints figures. The same text is registered once.',
  input: RegisterDocumentInput,
  answers: DocumentRow,
  // The text names the stream, so that two who register it meet there.
  stream: ({ data, meta }) =>
    documentStream(
      subjectId(namespace, `document|${meta.jurisdictionId}|${checkedDigest('sha256', data.sha256)}`),
    ),
  decide: (document, { data, key: documentId }) =>
    registerDocument(document, {
      documentId,
      title: data.title,
      publisher: data.publisher,
      ...maybe('file', data.file),
      ...maybe('published', data.published && timeOf(data.published)),
      ...maybe('statedAsOf', data.statedAsOf && timeOf(data.statedAsOf)),
      sha256: checkedDigest('sha256', data.sha256),
      ...provenanceOf(data),
    }),
});
