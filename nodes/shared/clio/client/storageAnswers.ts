import { Refusal } from '../../core/Refusal';

export const foreignAddressRefusal = (): Refusal =>
	new Refusal(
		'unexpected',
		'Clio pointed to an address that is not known as its storage, and the node did not open it',
		'Check for a proxy between n8n and Clio. If Clio now stores documents somewhere else, update this package.',
	);
