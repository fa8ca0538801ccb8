/** How a document means its number: 30家, 30余家, 约30家, 近30家, 30家以上. Stored; by itself, so that the web app can compare as the server does. */
export const statedQualifiers = ['EXACT', 'MORE_THAN', 'ABOUT', 'NEARLY', 'AT_LEAST'] as const;
export type StatedQualifier = (typeof statedQualifiers)[number];
