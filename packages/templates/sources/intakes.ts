/* What is known of an intake before it is a matter. */

/** Of an event in the queue. */
export const INTAKE_KIND = 'intakeSubmitted';

/** The custom field of matters in Clio with the ID of the intake. */
export const INTAKE_FIELD = 'Intake ID';

/** An expression for the ID of the intake that a matter read from Clio came from, `''` where it has none. */
export const intakeOf = (matter: string): string =>
	`String((${matter}.customFields ?? []).find(({ name }) => name.trim().toLowerCase() === '${INTAKE_FIELD.toLowerCase()}')?.value ?? '').trim()`;

/**
 * What an intake is called in Dropbox until it has a number. No matter number of Clio begins like this unless an office
 * wants it to. @param intake an expression
 */
export const INTAKE_CASE = (intake: string): string => `={{ 'Intake-' + ${intake} }}`;
