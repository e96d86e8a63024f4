using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.CustomScalars.Layouts;

/// <summary>The layout as a JSON file of Monitor's data directory, replaced at once; a file that cannot be read is kept aside.</summary>
internal sealed class LayoutFile : ILayoutStore
{
    public const string Name = "custom-layout.json";
    private const long MaxBytes = 16 << 20;

    private readonly Lock _lock = new();
    private readonly DataDirectory _data;
    private OwnLayout _current;
    private Action? _changed;

    public LayoutFile(DataDirectory data)
    {
        _data = data;
        (_current, Problem) = Load();
    }

    public OwnLayout Current => Volatile.Read(ref _current);

    public string? Problem { get; }

    public void Change(Func<OwnLayout, OwnLayout> change)
    {
        lock (_lock)
        {
            var next = change(_current);
            if (ReferenceEquals(next, _current))
            {
                return;
            }

            Save(next);
            Volatile.Write(ref _current, next);
        }

        Volatile.Read(ref _changed)?.Invoke();
    }

    public IDisposable Subscribe(Action changed)
    {
        lock (_lock)
        {
            _changed += changed;
        }

        return new Subscription(this, changed);
    }

    private void Save(OwnLayout layout)
    {
        try
        {
            var path = _data.File(Name);
            var draft = $"{path}.{Environment.ProcessId}.tmp";
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(layout, LayoutJson.Default.OwnLayout));
            File.Move(draft, path, overwrite: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private (OwnLayout Layout, string? Problem) Load()
    {
        try
        {
            var path = _data.File(Name);
            if (!File.Exists(path))
            {
                return (OwnLayout.Empty, null);
            }

            if (Read(path) is { } layout)
            {
                return (layout, null);
            }

            File.Move(path, path + ".broken", overwrite: true);
            return (OwnLayout.Empty, $"The saved charts cannot be read; the file is kept as {Name}.broken.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (OwnLayout.Empty, $"The saved charts cannot be read: {e.Message}");
        }
    }

    private static OwnLayout? Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            var layout = file.Length > MaxBytes ? null : JsonSerializer.Deserialize(file, LayoutJson.Default.OwnLayout);
            return layout is { Charts: { IsDefault: false, Length: <= OwnLayout.MostCharts } charts } && charts.All(IsWhole) ? layout : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsWhole(OwnChart? chart) =>
        chart is { Id: not null, Title.Length: <= OwnLayout.LongestTitle, Tags: { IsDefault: false, Length: <= OwnLayout.MostTags } tags } && tags.All(tag => tag is not null);

    private sealed class Subscription(LayoutFile owner, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._changed -= changed;
            }
        }
    }
}

[JsonSerializable(typeof(OwnLayout))]
internal sealed partial class LayoutJson : JsonSerializerContext;
