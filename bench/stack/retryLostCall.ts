const times = 5;

/**
 * Repeats a control call whose connection ended without an answer: a kept connection may be closed by the
 * other side in the moment in which it is used again. Only for calls that may be made twice.
 */
export async function retryLostCall<T>(call: () => Promise<T>, left = times): Promise<T> {
	return await call().catch(async (reason: unknown) => {
		const isLost = reason instanceof TypeError && reason.message === 'fetch failed';
		if (!isLost || left <= 1) throw reason;
		return await retryLostCall(call, left - 1);
	});
}
