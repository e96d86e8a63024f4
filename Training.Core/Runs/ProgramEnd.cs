using System.Runtime.ExceptionServices;
using EventFormat.Writing;

namespace Training.Core.Runs;

/// <summary>Says how the program ended to a run that nobody disposed, or that was disposed by the very exception that ends the program.</summary>
/// <remarks>
/// An exception that leaves a synchronous Main is reported before anything is disposed. One that leaves an async Main, or is rethrown
/// anywhere, first disposes the run, which cannot know why; the report comes later. It is the run's failure when it is the
/// exception that was last thrown before that.
/// </remarks>
internal sealed class ProgramEnd
{
    private readonly Action<Exception> _fail;
    private readonly Action<int> _exit;
    private RunManifest? _disposedAs;
    private string _directory = "";
    private Exception? _lastThrown;

    public ProgramEnd(Action<Exception> fail, Action<int> exit)
    {
        (_fail, _exit) = (fail, exit);
        AppDomain.CurrentDomain.FirstChanceException += OnThrown;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The run is about to be disposed.</summary>
    public void BeginDispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnThrown;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (_lastThrown is null)
        {
            AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
        }
    }

    /// <summary>The run was disposed; this is what its manifest says.</summary>
    public void EndDispose(string directory, RunManifest manifest) => (_directory, _disposedAs) = (directory, manifest);

    private void OnThrown(object? sender, FirstChanceExceptionEventArgs e) => _lastThrown = e.Exception;

    private void OnExit(object? sender, EventArgs e) => _exit(Environment.ExitCode);

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs e)
    {
        if (e.ExceptionObject is not Exception cause)
        {
            return;
        }

        if (_disposedAs is null)
        {
            _fail(cause);
        }
        else if (ReferenceEquals(cause, _lastThrown) && _disposedAs.Status == RunStatus.Finished)
        {
            Amend(_disposedAs, cause);
        }
    }

    private void Amend(RunManifest manifest, Exception cause)
    {
        try
        {
            RunManifestFile.Write(_directory, manifest with { Status = RunStatus.Failed, Reason = Run.Reason(cause) });
            File.AppendAllText(Path.Combine(_directory, OutputCapture.FileName), cause + Environment.NewLine);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // The program is ending by something worse.
        }
    }
}
