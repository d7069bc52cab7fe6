import { json, type EmulatedResponse } from '../../core/contract';
import type { Switches } from '../state/Switches';

/** A call that is refused, in one of the forms that this service has for it. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly body: object,
	) {
		super(JSON.stringify(body));
	}

	get response(): EmulatedResponse {
		return json(this.status, this.body);
	}
}

/** A bad or ended token, and a permission that the user's role lacks: nobody can tell which from the words. */
export const notAuthorizedRefusal = (status: Switches['permissionStatus'] = 401): Refusal =>
	new Refusal(status, { error_message: 'User not authorized to perform this operation' });

/** Something that the site does not have: the Premium API, the second version. */
export const notForThisSiteRefusal = (): Refusal =>
	new Refusal(403, { error_message: 'This API cannot be processed for this site' });

export const badRequestRefusal = (message: string): Refusal => new Refusal(400, { error_message: message });
export const unknownRefusal = (what: string): Refusal =>
	new Refusal(404, { error_message: `Unknown ${what}` });
export const missingRefusal = (names: readonly string[]): Refusal =>
	new Refusal(400, { missing_arguments: names });
export const invalidParametersRefusal = (names: readonly string[]): Refusal =>
	new Refusal(400, { invalid_parameters: names });
export const invalidValuesRefusal = (values: Readonly<Record<string, unknown>>): Refusal =>
	new Refusal(400, { invalid_values: values });

/** What a search could not use; names and values are two lists, with blanks in their names. */
export const searchRefusal = (keys: readonly string[], values: readonly string[]): Refusal =>
	new Refusal(400, {
		...(keys.length > 0 ? { 'invalid search keys': keys } : {}),
		'invalid search values': values,
	});

/** Uploads say `error`, not `error_message`. */
export const uploadRefusal = (message: string, status = 400): Refusal =>
	new Refusal(status, { error: message });
