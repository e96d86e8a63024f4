using System.CommandLine;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Cli;

/// <summary>Runs the server until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Func<ParseResult, CancellationToken, Task<int>> RunAsync(ServeOptions options) => async (parsed, cancel) =>
    {
        var console = parsed.InvocationConfiguration;
        try
        {
            await using var app = Program.Build(options.Read(parsed));
            await app.StartAsync(cancel);
            await console.Output.WriteLineAsync($"Listening on {app.Services.GetRequiredService<ServerAddress>().Url}");
            if (app.Services.GetRequiredService<ServerAddress>().Grpc is { } grpc)
            {
                await console.Output.WriteLineAsync($"gRPC on {grpc}");
            }

            await console.Output.FlushAsync(cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception e) when (Explain(e) is { } cause)
        {
            await console.Error.WriteLineAsync(cause);
            return MonitorCommandLine.UsageError;
        }
    };

    /// <summary>The line to print for what the caller can put right; null for a fault of ours, which shall be seen whole.</summary>
    private static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException e => string.Join(Environment.NewLine, e.Failures),
        AddressInUseException e => e.Message,
        InvalidDataException { InnerException: { } inner } e => $"{e.Message.TrimEnd('.')}: {inner.Message}",
        InvalidOperationException { InnerException: FormatException or OverflowException } e => e.Message,
        IOException { InnerException: AddressInUseException inner } => inner.Message,
        IOException e => e.Message,
        _ => null,
    };
}
