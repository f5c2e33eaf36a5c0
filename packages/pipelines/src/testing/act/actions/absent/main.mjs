const { fail } = await import(process.env.STAND_IN_SUPPORT);

fail(`There is no stand-in for ${process.env.GITHUB_ACTION_REPOSITORY}: give one (standIns).`);
