using ChatTutor.Core.Reports.Gains;

namespace ChatTutor.Tests.Core;

/// <summary>The interval by hand.</summary>
public sealed class MeanChangeTests
{
    [Fact]
    public void Ten_people_by_hand()
    {
        // Differences in right answers of five: 2 1 0 3 1 2 -1 1 2 1; n = 10, sum = 12, squares = 4+1+0+9+1+4+1+1+4+1 = 26.
        // Mean 1.2 answers = 24 points. s² = (26 - 12²/10) / 9 = 11.6 / 9 = 1.28889, s = 1.13529, s/√10 = 0.359011.
        // t for nine degrees of freedom 2.262: 0.812083 answers = 16.2417 points. So 24 from 7.7583 to 40.2417.
        long[] differences = [2, 1, 0, 3, 1, 2, -1, 1, 2, 1];
        var change = new MeanChange(differences.Length, differences.Sum(), differences.Sum(d => d * d), 5);
        Assert.Equal((10, 12, 26), (change.People, change.Sum, change.Squares));
        var (mean, low, high) = change.Interval();
        Assert.Equal(24, mean, 1e-9);
        Assert.Equal(7.7583, low, 0.0005);
        Assert.Equal(40.2417, high, 0.0005);
        Assert.Equal("tăng 24 (từ 8 tới 40)", change.Say());
    }

    [Fact]
    public void Thirty_people_take_the_normal_and_twenty_nine_do_not()
    {
        // Half of thirty +1, half -1: mean 0, s² = 30/29, s/√30 = √(1/29) = 0.185695; 1.96 of it is 0.363962 answers = 7.27925 points.
        Assert.Equal(7.27925, new MeanChange(30, 0, 30, 5).Interval().High, 0.0005);
        Assert.Equal("không đổi (từ -7 tới 7)", new MeanChange(30, 0, 30, 5).Say());
        // Twenty-nine, 28 of them ±1 and one 0: s² = 28/28 = 1, 1/√29 = 0.185695; t for 28 is 2.048: 0.380304 answers = 7.60607 points.
        Assert.Equal(7.60607, new MeanChange(29, 0, 28, 5).Interval().High, 0.0005);
    }

    [Fact]
    public void Where_all_change_alike_there_is_no_width_and_a_loss_is_told_as_one()
    {
        Assert.Equal("giảm 20 (từ -20 tới -20)", new MeanChange(12, -12, 12, 5).Say());
        Assert.Equal("tăng 100 (từ 100 tới 100)", new MeanChange(11, 55, 275, 5).Say());
    }

    [Fact]
    public void Under_ten_people_nothing_is_worked_out() => Assert.Throws<ArgumentOutOfRangeException>(() => new MeanChange(9, 9, 9, 5).Interval());
}
