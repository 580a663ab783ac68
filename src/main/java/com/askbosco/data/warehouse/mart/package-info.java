/** Gold: mart files, their order, building only what changed, and the data checks that guard a publish. */
@org.jspecify.annotations.NullMarked
package com.askbosco.data.warehouse.mart;
