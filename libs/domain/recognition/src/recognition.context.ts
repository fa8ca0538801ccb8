import type { Context } from '#platform/operations';
import { recognizeCommand } from './commands/recognize/recognize.command.js';
import { recognitionEvents } from './recognition.events.js';
import { recognitionUpcasts } from './recognition.upcasts.js';
import { RecognitionsResolver } from './views/recognitions/recognitions.resolver.js';
import { recognitionsView } from './views/recognitions/recognitions.view.js';

/** What recognition gives the processes. It counts nothing itself: its facts move the figures of other contexts' subjects. */
export const recognitionContext: Context = {
  name: 'recognition',
  events: { types: recognitionEvents, upcasts: recognitionUpcasts },
  subjects: [],
  projections: [recognitionsView],
  reactions: [],
  commands: [recognizeCommand],
  providers: [RecognitionsResolver],
};
