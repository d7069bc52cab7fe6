/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { isStorageAddress } from '@/nodes/shared/clio/client/storage';

it.each([
	'https://iris-production.s3.us-east-1.amazonaws.com/a?X-Amz-Signature=1',
	'https://s3.eu-west-1.amazonaws.com/iris-production/uploads/x',
	'https://s3.amazonaws.com/documents.goclio.com/a',
	'https://documents.goclio.eu.s3.amazonaws.com/a',
	'https://eu.app.clio.com/somewhere',
])('is Clio’s storage: %s', (address) => expect(isStorageAddress(address)).toBe(true));

it.each([
	['another bucket', 'https://evil.s3.amazonaws.com/iris-production/a'],
	['another bucket by path', 'https://s3.amazonaws.com/evil/iris-production/a'],
	['a way out of the bucket', 'https://s3.amazonaws.com/iris-production/../evil/a'],
	['the same, encoded', 'https://s3.amazonaws.com/iris-production/%2e%2e/evil/a'],
	['a bucket whose name begins alike', 'https://iris-production.evil.s3.amazonaws.com/a'],
	['a host that ends alike', 'https://iris-production.s3.amazonaws.com.example/a'],
	['a host that begins alike', 'https://evil-app.clio.com/a'],
	['no TLS', 'http://app.clio.com/a'],
	['a name before the host', 'https://app.clio.com@evil.example/a'],
	['a user', 'https://me:you@app.clio.com/a'],
	['another port', 'https://app.clio.com:8443/a'],
	['n8n’s own network', 'https://169.254.169.254/latest'],
	['no address', 'iris-production'],
	['nothing', ''],
])('is not: %s', (_, address) => expect(isStorageAddress(address)).toBe(false));
