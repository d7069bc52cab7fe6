import { pathKey } from '../../../../shared/domain/paths';
import { CLIENT_UPLOADS } from './fields';

/** Whether a folder is called as the one that holds the clients' folders usually is. */
export const isClientUploads = (name: string): boolean => pathKey(name) === pathKey(CLIENT_UPLOADS);
