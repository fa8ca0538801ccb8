import { eventTypes, type RecognitionEvent } from '#platform/kernel';

/** The three facts of recognition 认定. They stand on the streams of other contexts' subjects; their names are owned here. */
export const recognitionEvents = eventTypes<RecognitionEvent>({
  FigureRecognized: { v: 1 },
  FigureRejected: { v: 1 },
  FigureReopened: { v: 1 },
});
