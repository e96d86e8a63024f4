using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Dashboard.Web.Components.Scalars;

/// <summary>Keeps a page's view and the browser's URL the same: changes are written to the URL, back and forward are read from it.</summary>
/// <remarks>
/// Clicks make an entry in the browser's history at once. What changes by the keystroke or by the pixel replaces the
/// current entry, once it has settled: browsers refuse hundreds of entries in a few seconds.
/// </remarks>
internal sealed class ScalarViewHistory : IDisposable
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(200);

    private readonly NavigationManager _navigation;
    private readonly string _path;
    private readonly Func<Func<Task>, Task> _dispatch;
    private readonly ITimer _settled;
    private string _written;

    // Written, but not yet reported back: a slow browser still reports the URL before last when the last is written.
    private readonly Queue<string> _unreported = new();

    /// <param name="dispatch">Runs work on the circuit's dispatcher.</param>
    public ScalarViewHistory(NavigationManager navigation, TimeProvider time, Func<Func<Task>, Task> dispatch)
    {
        _navigation = navigation;
        _dispatch = dispatch;
        _path = new Uri(navigation.Uri).AbsolutePath;
        View = ScalarViewUrl.Parse(new Uri(navigation.Uri).Query);
        _written = ScalarViewUrl.Print(View);
        _settled = time.CreateTimer(_ => _ = _dispatch(WriteSettledAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        navigation.LocationChanged += OnLocationChanged;
    }

    /// <summary>The view now.</summary>
    public ScalarView View { get; private set; }

    /// <summary>The user went back or forward to another view.</summary>
    public event Action? Moved;

    /// <summary>A change by a click: an entry of its own in the browser's history.</summary>
    public void Push(ScalarView view)
    {
        WriteSettled();
        View = view;
        Write(replace: false);
    }

    /// <summary>A change by the keystroke or the pixel: replaces the current entry when it has settled.</summary>
    public void Replace(ScalarView view)
    {
        View = view;
        _settled.Change(SettleTime, Timeout.InfiniteTimeSpan);
    }

    private Task WriteSettledAsync()
    {
        WriteSettled();
        return Task.CompletedTask;
    }

    private void WriteSettled()
    {
        _settled.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Write(replace: true);
    }

    private void Write(bool replace)
    {
        var query = ScalarViewUrl.Print(View);
        if (query != _written)
        {
            _written = query;
            _unreported.Enqueue(query);
            _navigation.NavigateTo(_path + query, replace: replace);
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        var uri = new Uri(change.Location);
        var query = ScalarViewUrl.Print(ScalarViewUrl.Parse(uri.Query));
        if (uri.AbsolutePath != _path || IsOurs(query))
        {
            return;
        }

        _settled.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _written = query;
        View = ScalarViewUrl.Parse(uri.Query);
        Moved?.Invoke();
    }

    private bool IsOurs(string query)
    {
        var isOurs = query == _written || _unreported.Contains(query);
        while (isOurs && _unreported.TryDequeue(out var reported) && reported != query)
        {
        }

        return isOurs;
    }

    public void Dispose()
    {
        _navigation.LocationChanged -= OnLocationChanged;
        _settled.Dispose();
    }
}
