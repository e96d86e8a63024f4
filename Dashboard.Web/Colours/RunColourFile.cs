using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Web.Configuration;
using Dashboard.Web.Ingest;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Colours;

/// <summary>Keeps the chosen colours in a small file of the data directory, replaced whole with every choice.</summary>
internal sealed partial class RunColourFile(DataDirectory directory, IOptions<DashboardOptions> options, ILogger<RunColourFile> log) : IRunColours
{
    private const string Name = "run-colours.json";
    private const int MaxBytes = 16 << 20;

    private readonly Lock _gate = new();
    private ImmutableDictionary<string, int>? _chosen;
    private ImmutableArray<Action> _subscribers = [];

    public bool IsReadOnly => options.Value.ReadOnly;

    public ImmutableDictionary<string, int> Chosen
    {
        get
        {
            lock (_gate)
            {
                return _chosen ??= Read();
            }
        }
    }

    public void Choose(string run, int? slot)
    {
        if (IsReadOnly)
        {
            throw new IOException("This server is read-only.");
        }

        if (slot is < 0 or >= PaletteSlots.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(slot));
        }

        lock (_gate)
        {
            var before = _chosen ??= Read();
            var after = slot is { } chosen ? before.SetItem(run, chosen) : before.Remove(run);
            if (after == before)
            {
                return;
            }

            Write(after);
            _chosen = after;
        }

        foreach (var changed in _subscribers)
        {
            changed();
        }
    }

    public IDisposable Subscribe(Action changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, one) => all.Add(one), changed);
        return new Subscription(this, changed);
    }

    private ImmutableDictionary<string, int> Read()
    {
        try
        {
            var path = directory.File(Name);
            if (!File.Exists(path) || new FileInfo(path).Length > MaxBytes)
            {
                return ImmutableDictionary<string, int>.Empty;
            }

            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), ColourJson.Default.DictionaryStringInt32) ?? [];
            return read.Where(choice => choice.Value is >= 0 and < PaletteSlots.Count).ToImmutableDictionary(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            NotRead(e); // The runs have their own colours, then.
            return ImmutableDictionary<string, int>.Empty;
        }
    }

    private void Write(ImmutableDictionary<string, int> chosen)
    {
        var path = directory.File(Name);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, int>(chosen), ColourJson.Default.DictionaryStringInt32));
            File.Move(draft, path, overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chosen colours of runs could not be read.")]
    private partial void NotRead(Exception exception);

    private sealed class Subscription(RunColourFile colours, Action changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref colours._subscribers, static (all, one) => all.Remove(one), changed);
    }
}

[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class ColourJson : JsonSerializerContext;
