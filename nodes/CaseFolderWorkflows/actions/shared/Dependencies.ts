/** What the operations may reach of the outside world. */
export interface Dependencies {
	/** Milliseconds since 1970. */
	now(): number;
	/** A name that nobody else gets, for who works on an event. */
	createLease(): string;
}
