const { fetch } = globalThis;

/**
 * Each call of a test takes a connection of its own. A kept one may be closed at the other side while a test does
 * something else, and where a machine is busy the next call goes out before that was noticed.
 */
globalThis.fetch = async (input, init = {}) => {
	const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
	headers.set('connection', 'close');
	return await fetch(input, { ...init, headers });
};
