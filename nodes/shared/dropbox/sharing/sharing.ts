import type { Clock, Sharing } from '../../ports';
import type { Api } from '../Api';

const toBeBuilt = async (): Promise<never> => await Promise.reject(new TypeError('to be built'));

export const sharingOn = (_api: Api, _clock: Clock): Sharing => ({
	linksReaching: toBeBuilt,
	linksOf: toBeBuilt,
	linksBelow: toBeBuilt,
	revokeLink: toBeBuilt,
	sharedFolderAt: toBeBuilt,
	setApart: toBeBuilt,
	members: toBeBuilt,
	addMembers: toBeBuilt,
	removeMember: toBeBuilt,
	fileMembers: toBeBuilt,
});
