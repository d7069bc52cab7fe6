/** A control call that cannot be done; the message says what to change. */
export class BadControlCall extends Error {
	constructor(
		message: string,
		readonly status = 400,
	) {
		super(message);
	}
}
