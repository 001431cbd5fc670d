"""Development plans (发展计划): what follows a result, proposed from the weakest evidence."""
