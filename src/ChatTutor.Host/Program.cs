using ChatTutor.Host.Commands;

return await CommandLine.RunAsync(args);
