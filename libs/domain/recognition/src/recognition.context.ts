import { heldBy } from '#platform/access';
import type { Declared } from '#platform/kernel';
import type { Context } from '#platform/operations';
import { recognizeCommand } from './commands/recognize/recognize.command.js';
import { recognitionEvents } from './recognition.events.js';
import { recognitionUpcasts } from './recognition.upcasts.js';
import {
  RecognitionClaimResolver,
  RecognitionQueueResolver,
  RecognitionSumResolver,
  RecognitionSumsResolver,
} from './views/queue/queue.resolver.js';
import { RecognitionsResolver } from './views/recognitions/recognitions.resolver.js';
import { recognitionsView } from './views/recognitions/recognitions.view.js';
import { recognitionFacts } from './recognition.facts.js';

/** Who may do what. */
const recognitionPermissions = {
  'recognition.decide': heldBy.reviewer,
};
declare module '#platform/access' {
  interface Permissions extends Declared<typeof recognitionPermissions> {}
}

/** What recognition gives the processes. It counts nothing itself: its facts move the figures of other contexts' subjects. */
export const recognitionContext: Context = {
  name: 'recognition',
  permissions: recognitionPermissions,
  seededBy: 'reviewer',
  events: { types: recognitionEvents, upcasts: recognitionUpcasts },
  facts: recognitionFacts,
  subjects: [],
  projections: [recognitionsView],
  reactions: [],
  commands: [recognizeCommand],
  providers: [
    RecognitionsResolver,
    RecognitionQueueResolver,
    RecognitionSumsResolver,
    RecognitionSumResolver,
    RecognitionClaimResolver,
  ],
};
