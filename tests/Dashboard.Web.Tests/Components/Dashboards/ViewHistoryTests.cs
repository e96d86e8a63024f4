using Bunit.TestDoubles;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Scalars;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Components.Dashboards;

public sealed class ViewHistoryTests : BunitContext
{
    private readonly FakeTimeProvider _time = new();
    private readonly BunitNavigationManager _navigation;

    public ViewHistoryTests()
    {
        _navigation = Services.GetRequiredService<BunitNavigationManager>();
        _navigation.NavigateTo("charts?smoothing=0.3&keep=me");
    }

    [Fact]
    public void View_AtFirst_IsWhatTheUrlSays()
    {
        using var history = Open();

        Assert.Equal(0.3, history.View.Smoothing);
    }

    [Fact]
    public void Push_Change_MakesAnEntryAtOnceAndKeepsUnknownParameters()
    {
        using var history = Open();

        history.Push(history.View with { LogY = true });

        Assert.Equal("http://localhost/charts?smoothing=0.3&logy=1&keep=me", _navigation.Uri);
        Assert.False(_navigation.History.First().Options.ReplaceHistoryEntry);
    }

    [Fact]
    public void Replace_ManyChanges_WriteOnceWhenSettled()
    {
        using var history = Open();
        var writes = 0;
        _navigation.LocationChanged += (_, _) => writes++;

        for (var weight = 1; weight <= 50; weight++)
        {
            history.Replace(history.View with { Smoothing = weight / 100.0 });
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(0, writes);
        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal(1, writes);
        Assert.True(_navigation.History.First().Options.ReplaceHistoryEntry);
        Assert.EndsWith("smoothing=0.5&keep=me", _navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Push_WhileAReplacementSettles_KeepsItInTheEntryBefore()
    {
        using var history = Open();
        history.Replace(history.View with { TagFilter = "loss" });

        history.Push(history.View with { LogY = true });

        var uris = _navigation.History.Take(2).Select(entry => entry.Uri).ToList();
        Assert.Contains("logy=1", uris[0], StringComparison.Ordinal);
        Assert.Contains("tagFilter=loss", uris[1], StringComparison.Ordinal);
        Assert.DoesNotContain("logy", uris[1], StringComparison.Ordinal);
    }

    [Fact]
    public void LocationChanged_ByTheUser_MovesTheView()
    {
        using var history = Open();
        var moved = 0;
        history.Moved += () => moved++;

        _navigation.NavigateTo("charts?smoothing=0.9");

        Assert.Equal(1, moved);
        Assert.Equal(0.9, history.View.Smoothing);
    }

    [Fact]
    public void LocationChanged_ByOurOwnWriting_DoesNotMoveTheView()
    {
        using var history = Open();
        var moved = 0;
        history.Moved += () => moved++;

        history.Push(history.View with { LogY = true });

        Assert.Equal(0, moved);
    }

    [Fact]
    public void LocationChanged_ToAnotherPage_LeavesTheViewAlone()
    {
        using var history = Open();

        _navigation.NavigateTo("status?smoothing=0.9");

        Assert.Equal(0.3, history.View.Smoothing);
    }

    [Fact]
    public void Dispose_WhileAReplacementSettles_WritesNothingMore()
    {
        var history = Open();
        history.Replace(history.View with { TagFilter = "loss" });

        history.Dispose();
        _navigation.NavigateTo("status");
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("http://localhost/status", _navigation.Uri);
    }

    private ViewHistory<ScalarView> Open() => new(ScalarViewUrl.Instance, _navigation, _time, work => work());
}
