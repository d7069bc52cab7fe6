// jest lets each error note a hundred calls, which takes long where thousands are made; Node itself notes ten.
Error.stackTraceLimit = 20;
