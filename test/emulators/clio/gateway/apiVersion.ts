import type { EmulatedRequest } from '../../core/contract';
import type { ClioState } from '../state/ClioState';
import { ClioRefusal } from './ClioRefusal';

export const DEFAULT_VERSION = '4.0.13';
/** Those of the changelog that are answered. */
const SUPPORTED = ['4', '5', '6', '7', '8', '9', '10', '12', '13'].map((minor) => `4.0.${minor}`);

/** The version that a call is answered in. Throws the 410 for one that there is not, or no more. */
export function apiVersionOf({ switches }: ClioState, { headers }: EmulatedRequest): string {
	const asked = headers['x-api-version'];
	if (asked === undefined) return DEFAULT_VERSION;
	if (SUPPORTED.includes(asked) && !switches.retiredVersions.includes(asked)) return asked;
	throw new ClioRefusal(410, 'VersionNotSupported', `API version ${asked} is not supported.`);
}
