import type { Context } from '#platform/operations';
import { RecognizeCommand } from './commands/recognize/recognize.handler.js';
import { RecognizeInput } from './commands/recognize/recognize.resolver.js';
import { recognitionEvents } from './recognition.events.js';
import { RecognitionModule } from './recognition.module.js';
import { recognitionUpcasts } from './recognition.upcasts.js';
import { recognitionsView } from './views/recognitions/recognitions.view.js';

/** What recognition gives the processes. It counts nothing itself: its facts move the figures of other contexts' subjects. */
export const recognitionContext: Context = {
  name: 'recognition',
  events: { types: recognitionEvents, upcasts: recognitionUpcasts },
  module: RecognitionModule,
  projections: [recognitionsView],
  subjects: [],
  reactions: [],
  commands: { recognize: { input: RecognizeInput, command: RecognizeCommand } },
};
