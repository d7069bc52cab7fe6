import type { EmulatedRequest, EmulatedResponse } from '../../core/contract';
import type { ClioState } from '../state/ClioState';
import { storageError } from './answers';
import { expiryOf, signatureOf } from './sign';

/** Why the storage refuses a request, if it does. */
export function addressRefusal(state: ClioState, request: EmulatedRequest): EmulatedResponse | undefined {
	const { method, host, path, headers } = request;
	if (headers.authorization !== undefined)
		return storageError(
			400,
			'InvalidArgument',
			'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
			{ ArgumentName: 'Authorization' },
		);
	const query = new URLSearchParams(request.query);
	const signature = query.get('X-Amz-Signature');
	if (signature === null) return storageError(403, 'AccessDenied', 'Access Denied');
	query.delete('X-Amz-Signature');
	const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';').filter((name) => name !== 'host');
	const sent = names.map((name) => ({ name, value: headers[name] ?? '' }));
	if (signature !== signatureOf({ method: method as 'GET', host, path, query, headers: sent }))
		return storageError(
			403,
			'SignatureDoesNotMatch',
			'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
		);
	if (!(expiryOf(query) > state.clock.now()))
		return storageError(403, 'AccessDenied', 'Request has expired', {
			'X-Amz-Expires': query.get('X-Amz-Expires') ?? '',
		});
	const strange = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !names.includes(name));
	if (strange === undefined) return undefined;
	return storageError(
		403,
		'AccessDenied',
		'There were headers present in the request which were not signed',
		{
			HeadersNotSigned: strange,
		},
	);
}
