/** The service no longer knows the session, or another part of the document than it should. */
export class SessionLost extends Error {
	override readonly name = 'SessionLost';
}
