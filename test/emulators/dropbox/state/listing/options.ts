import type { MetadataOptions } from '../metadata';

/** The arguments of list_folder that a cursor keeps for every later page. */
export interface ListingOptions extends MetadataOptions {
	recursive: boolean;
	include_deleted: boolean;
	include_mounted_folders: boolean;
	include_media_info: boolean;
	/** Whether files are listed that can only be exported. */
	include_non_downloadable_files: boolean;
	limit?: number | undefined;
}
