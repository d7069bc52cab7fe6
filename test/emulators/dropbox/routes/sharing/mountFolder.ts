import type { sharing } from 'dropbox';
import { mountFolderArg } from '../../arguments/sharing';
import { RouteError } from '../../route';
import { sharedFolderMetadata } from '../../sharing/folderMetadata';
import { mountInHome } from '../../sharing/membership';
import { namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';
import { sharedFolder } from './sharedFolder';

/** Puts a shared folder that the account was added to into its home. */
export const mountFolder = route({
	name: 'sharing/mount_folder',
	argument: mountFolderArg,
	async answer(call): Promise<sharing.SharedFolderMetadata> {
		const { state, acting, argument } = call;
		const namespace = sharedFolder(call, argument.shared_folder_id);
		const isMounted = [...namespace.mounts].some((mount) => {
			const outer = namespaceHolding(mount);
			return outer !== undefined && acting.can(outer.id, 'read');
		});
		if (isMounted) throw new RouteError({ '.tag': 'already_mounted' });
		mountInHome(state, namespace, acting.account);
		return sharedFolderMetadata(viewOf(call), namespace);
	},
});
