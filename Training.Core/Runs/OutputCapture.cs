using System.Text;

namespace Training.Core.Runs;

/// <summary>Keeps what .NET code writes to the console in a file, too, as it is written. What native code prints is not seen.</summary>
/// <remarks>A file that cannot be written is given up: the console goes on.</remarks>
internal sealed class OutputCapture : IDisposable
{
    public const string FileName = "output.log";

    private readonly StreamWriter _file;
    private readonly TextWriter _shared;
    private readonly (TextWriter Out, TextWriter Error) _former;
    private readonly (TextWriter Out, TextWriter Error) _own;

    private OutputCapture(StreamWriter file)
    {
        _file = file;
        _shared = TextWriter.Synchronized(file);
        _former = (Console.Out, Console.Error);
        Console.SetOut(new TeeWriter(_former.Out, _shared));
        Console.SetError(new TeeWriter(_former.Error, _shared));
        _own = (Console.Out, Console.Error);
    }

    public static OutputCapture Begin(string path) =>
        new(new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), new UTF8Encoding(false)) { AutoFlush = true });

    /// <summary>Adds lines that the console is not to show.</summary>
    public void Append(string text)
    {
        try
        {
            _shared.WriteLine(text);
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            // The log is lost, training is not.
        }
    }

    public void Dispose()
    {
        // Someone may have redirected the console once more: that is theirs.
        if (ReferenceEquals(Console.Out, _own.Out))
        {
            Console.SetOut(_former.Out);
        }

        if (ReferenceEquals(Console.Error, _own.Error))
        {
            Console.SetError(_former.Error);
        }

        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // The log is lost, training is not.
        }
    }
}
