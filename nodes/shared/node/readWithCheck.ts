import type { IExecuteFunctions } from 'n8n-workflow';

interface Readable {
	read(context: IExecuteFunctions, item: number): unknown;
}

/**
 * The same operations, each of whose items is also held against something that is known of the credential.
 * @param check throws what the item is refused with
 */
export const readWithCheck = (
	operations: Record<string, Readable>,
	check: (context: IExecuteFunctions, item: number) => Promise<void>,
): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(operations).map(([name, operation]) => [
			name,
			{
				...operation,
				read: async (context: IExecuteFunctions, item: number): Promise<unknown> => {
					const request: unknown = await operation.read(context, item);
					await check(context, item);
					return request;
				},
			},
		]),
	);
